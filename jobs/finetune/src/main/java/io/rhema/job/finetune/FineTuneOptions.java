package io.rhema.job.finetune;

import io.rhema.job.finetune.check.CheckOptions;
import io.rhema.job.finetune.folder.Mixture;
import io.rhema.job.option.KafkaClients;
import io.rhema.job.option.Option;
import io.rhema.job.option.OptionType;
import io.rhema.job.option.PassThrough;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.UpdateMode;
import io.rhema.training.gate.GateOptions;
import io.rhema.training.tune.TuningOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The declarations of the job's options, in the order of the documentation. */
public final class FineTuneOptions {
  private static final TuningOptions USUAL = TuningOptions.of("");
  private static final Pattern ANYTHING = Pattern.compile(".*\\S.*");
  private static final OptionType<Integer> COUNT = OptionType.integer(1, Integer.MAX_VALUE);
  private static final OptionType<String> FOLDER = OptionType.text("a folder", ANYTHING);
  private static final OptionType<List<String>> FILES =
      OptionType.texts("files or folders, separated by commas");

  static final Option<TaskKind> TASK =
      Option.required(
          "task",
          new OptionType<>(
              "one of "
                  + CheckOptions.TASKS.stream()
                      .map(TaskKind::key)
                      .collect(Collectors.joining(", ")),
              written ->
                  CheckOptions.TASKS.stream()
                      .filter(task -> task.key().equals(written))
                      .findFirst()
                      .orElseThrow(IllegalArgumentException::new),
              TaskKind::key),
          "What the model is to do better.");
  static final Option<String> SERVING =
      Option.optional(
          "model.serving",
          FOLDER,
          "The folder of the model that serves and is trained further. Without it, the current"
              + " version of `model.name`.");
  static final Option<String> NAME =
      Option.optional(
          "model.name",
          OptionType.text("the name of a model of the registry", ANYTHING),
          "The model whose current version in the registry is trained further.");
  static final Option<String> VERSION =
      Option.optional(
          "model.version",
          OptionType.text(
              "1 to 64 letters, digits, '.', '_' or '-'",
              Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")),
          "The version of the model that comes out. Without it, the next number.");
  static final Option<List<String>> EXAMPLES =
      Option.optional(
          "examples.files",
          FILES,
          "Corrections: tables, JSON lines, CoNLL or Avro files, on a file system that every task"
              + " manager sees.");
  static final Option<String> EXAMPLES_TOPIC =
      Option.optional(
          "examples.topic",
          KafkaClients.TOPIC,
          "A topic with corrections, such as `nlp.feedback`; the job reads what it holds when the"
              + " job starts.");
  static final Option<Integer> MAX_CHARS =
      Option.of(
          "examples.max-chars",
          COUNT,
          10_000,
          "The longest text in UTF-16 code units; longer ones are refused.");
  static final Option<List<String>> REPLAY =
      Option.optional(
          "replay.files",
          FILES,
          "Examples of what the model knows already, mixed in so that it goes on knowing it.");
  static final Option<Boolean> REPLAY_OWN_TEXTS =
      Option.of(
          "replay.own-texts",
          OptionType.flag(),
          true,
          "Whether, without `replay.files`, texts that were written for this project are mixed in,"
              + " with what the model that serves answers to them.");
  static final Option<Double> REPLAY_PER_CORRECTION =
      Option.optional(
          "replay.per-correction",
          decimal(0, 1_000_000),
          "So many replayed examples there are at most for each correction; without it, all.");
  static final Option<Double> DEV_SHARE =
      Option.of(
          "examples.dev-share",
          decimal(0.01, 0.9),
          Mixture.DEFAULT.devShare(),
          "The part of all texts that is not learnt from but measured on. Which ones these are is"
              + " told by their content.");
  static final Option<Integer> COPIES =
      Option.of(
          "examples.copies",
          OptionType.integer(1, 1_000),
          Mixture.DEFAULT.copies(),
          "How often each correction is learnt in an epoch.");
  static final Option<List<Double>> LEARNING_RATES =
      Option.optional(
          "search.learning-rates",
          several(decimal(1e-8, 1)),
          "Learning rates to try; without it, "
              + USUAL.learningRate()
              + ", and "
              + TuningOptions.TRANSLATION_RATE
              + " for a model that translates. Each with each seed is a training of its own, all in"
              + " parallel as far as there are slots; the best on the examples that are measured on"
              + " is kept.");
  static final Option<List<Long>> SEEDS =
      Option.of(
          "search.seeds",
          several(new OptionType<>("a whole number", Long::parseLong, String::valueOf)),
          List.of(USUAL.seed()),
          "Seeds to try.");
  static final Option<Double> EPOCHS =
      Option.of(
          "training.epochs",
          decimal(0.001, 1_000),
          USUAL.epochs(),
          "How often the examples are gone through.");
  static final Option<Integer> BATCH_SIZE =
      Option.of("training.batch-size", COUNT, USUAL.batchSize(), "Examples a step.");
  static final Option<Boolean> BF16 =
      Option.of(
          "training.bf16",
          OptionType.flag(),
          USUAL.bf16(),
          "Whether matrix products are computed in bfloat16, which is faster.");
  static final Option<Integer> THREADS =
      Option.of(
          "trainer.threads",
          OptionType.integer(1, 1_024),
          USUAL.threads(),
          "Threads of each training process.");
  static final Option<Integer> ATTEMPTS =
      Option.of(
          "trainer.attempts",
          OptionType.integer(1, 1_000),
          3,
          "How often a training process is started that something kills; it goes on from its last"
              + " checkpoint.");
  static final Option<String> CLASS_PATH =
      Option.required(
          "trainer.class-path",
          OptionType.text("a class path as `java -cp` takes it", ANYTHING),
          "What a training process is started with: the trainer and libtorch, at the same place on"
              + " every task manager. `./rhema finetune` knows it.");
  static final Option<String> WORK =
      Option.required(
          "work",
          FOLDER,
          "Keeps checkpoints and models while the job runs, and after it failed: a folder that all"
              + " task managers share.");
  static final Option<String> REGRESSION =
      Option.optional(
          "gate.regression",
          OptionType.text("a file", ANYTHING),
          "Examples on which every new model must be as good as the one that serves, in the form in"
              + " which the trainer reads those of the task.");
  static final Option<Double> SIGNIFICANCE =
      Option.of(
          "gate.significance",
          decimal(0.0001, 0.5),
          GateOptions.DEFAULT.significance(),
          "A new model is worse when chance explains its loss with less than this probability.");
  static final Option<Double> MARGIN =
      Option.of(
          "gate.margin",
          decimal(0, 1),
          GateOptions.DEFAULT.margin(),
          "A new model is worse, too, when its score is lower by more than this, whatever chance"
              + " explains.");
  static final Option<String> REGISTRY =
      Option.required(
          "registry",
          OptionType.text("a folder or a URI", ANYTHING),
          "Where a model that passes the gate is published.");
  static final Option<Boolean> PROMOTE =
      Option.of(
          "publish.promote",
          OptionType.flag(),
          true,
          "Whether a published model becomes the current version of the registry; never one that is"
              + " announced as a shadow or a canary.");
  static final Option<UpdateMode> MODE =
      Option.of(
          "publish.mode",
          mode(),
          UpdateMode.serve,
          "What running jobs are told to do with a published model; needs `control.topic`.");
  static final Option<Double> SHARE =
      Option.of(
          "publish.share",
          decimal(0, 1),
          0.1,
          "The share of the texts that a shadow or a canary sees.");
  static final Option<String> CONTROL_TOPIC =
      Option.optional(
          "control.topic",
          KafkaClients.TOPIC,
          "The topic by which running jobs are told of a published model; without it, they are"
              + " not.");
  static final Option<String> INSTANCE =
      Option.of(
          "instance",
          KafkaClients.INSTANCE,
          "fine-tune",
          "What the job is called in the registry and on the dashboard.");

  /** What the job says of every client itself. */
  private static final Set<String> RESERVED = KafkaClients.reserved();

  static final PassThrough CLIENTS = KafkaClients.clients(RESERVED);
  static final PassThrough CONSUMER = KafkaClients.consumer(RESERVED);
  static final PassThrough PRODUCER = KafkaClients.producer(RESERVED);

  /** Every option. */
  public static final List<Option<?>> ALL =
      List.of(
          TASK,
          SERVING,
          NAME,
          VERSION,
          EXAMPLES,
          EXAMPLES_TOPIC,
          MAX_CHARS,
          DEV_SHARE,
          COPIES,
          REPLAY,
          REPLAY_OWN_TEXTS,
          REPLAY_PER_CORRECTION,
          LEARNING_RATES,
          SEEDS,
          EPOCHS,
          BATCH_SIZE,
          BF16,
          THREADS,
          ATTEMPTS,
          CLASS_PATH,
          WORK,
          REGRESSION,
          SIGNIFICANCE,
          MARGIN,
          REGISTRY,
          PROMOTE,
          MODE,
          SHARE,
          CONTROL_TOPIC,
          KafkaClients.BOOTSTRAP_SERVERS,
          INSTANCE);

  /** Every family of options that Kafka declares. */
  public static final List<PassThrough> FAMILIES = List.of(CLIENTS, CONSUMER, PRODUCER);

  private FineTuneOptions() {}

  private static OptionType<Double> decimal(double least, double most) {
    Function<Double, String> printer = FineTuneOptions::print;
    return new OptionType<>(
        "a number from " + print(least) + " to " + print(most),
        written -> {
          double value = Double.parseDouble(written);
          if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException();
          }
          return value;
        },
        printer);
  }

  private static String print(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  private static <T> OptionType<List<T>> several(OptionType<T> one) {
    return new OptionType<>(
        "one or more, separated by commas, none twice, each " + one.rule(),
        written -> {
          List<T> values =
              Arrays.stream(written.split(",", -1)).map(String::strip).map(one.parser()).toList();
          if (values.stream().distinct().count() < values.size()) {
            throw new IllegalArgumentException();
          }
          return values;
        },
        values -> values.stream().map(one.printer()).collect(Collectors.joining(",")));
  }

  private static OptionType<UpdateMode> mode() {
    List<UpdateMode> modes = List.of(UpdateMode.serve, UpdateMode.shadow, UpdateMode.canary);
    return new OptionType<>(
        "one of serve, shadow, canary",
        written ->
            modes.stream()
                .filter(mode -> mode.name().equals(written))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new),
        mode -> mode.name().toLowerCase(Locale.ROOT));
  }
}
