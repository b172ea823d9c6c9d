package io.rhema.job.streaming;

import io.rhema.job.option.KafkaClients;
import io.rhema.job.option.Option;
import io.rhema.job.option.OptionType;
import io.rhema.job.option.OptionValues;
import io.rhema.job.option.PassThrough;
import io.rhema.job.streaming.kafka.ControlTopics;
import io.rhema.job.streaming.kafka.Delivery;
import io.rhema.job.streaming.kafka.KafkaOptions;
import io.rhema.job.streaming.kafka.Start;
import io.rhema.model.session.Device;
import io.rhema.model.task.entity.Aggregation;
import io.rhema.model.task.entity.EntityOptions;
import io.rhema.model.task.keyword.KeywordOptions;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.decode.InputFormat;
import io.rhema.operator.infer.InferenceOptions;
import io.rhema.operator.infer.TranslationOptions;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.trial.RollbackBounds;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The declarations of the job's options, in the order of the documentation. */
public final class StreamingOptions {
  /** The longest that a broker accepts unless it is configured otherwise. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);

  /** Below the time after which Flink gives a checkpoint up in the configuration here. */
  private static final Duration LONGEST_WINDOW = Duration.ofMinutes(4);

  static final Option<String> BOOTSTRAP_SERVERS = KafkaClients.BOOTSTRAP_SERVERS;
  static final Option<String> INSTANCE =
      Option.of(
          "instance",
          KafkaClients.INSTANCE,
          "nlp",
          "Tells jobs on one Kafka apart: part of the consumer group and of transactional ids.");
  static final Option<List<TaskKind>> TASKS =
      Option.of(
          "tasks",
          OptionType.choices(TaskKind.class),
          List.of(TaskKind.SENTIMENT, TaskKind.ENTITIES),
          "What is asked of every text; each task has a model and a topic of its own.");
  static final Option<String> INPUT_TOPIC =
      Option.of(
          "input.topic", KafkaClients.TOPIC, "text-events", "The topic that texts are read from.");
  static final Option<InputFormat> INPUT_FORMAT =
      Option.of(
          "input.format",
          OptionType.choice(InputFormat.class),
          InputFormat.AVRO,
          "How values of the input topic are written.");
  static final Option<Start> INPUT_START =
      Option.of(
          "input.start",
          OptionType.choice(Start.class),
          Start.COMMITTED,
          "Where to begin when the job is not resumed from a savepoint or checkpoint.");
  static final Option<Integer> TEXT_MAX_CHARS =
      Option.of(
          "text.max-chars",
          TaskOptions.COUNT,
          PipelineOptions.DEFAULT_MAX_CHARS,
          "The longest text in UTF-16 code units; longer ones become dead letters.");
  static final Option<String> DEAD_LETTER_TOPIC =
      Option.of(
          "output.dead-letters.topic",
          KafkaClients.TOPIC,
          "nlp.dead-letters",
          "The topic of the records without a result.");
  static final Option<String> CONTROL_TOPIC =
      Option.optional(
          "control.topic",
          KafkaClients.TOPIC,
          "The topic of commands that change a model while the job runs; without it, none can. A"
              + " job that is not resumed reads it from its beginning.");
  static final Option<String> CONTROL_RESULTS_TOPIC =
      Option.of(
          "control.results-topic",
          KafkaClients.TOPIC,
          "nlp.models.results",
          "The topic of what became of the commands; needed with `control.topic` only.");
  static final Option<Integer> ROLLBACK_MIN_TEXTS =
      Option.of(
          "rollback.min-texts",
          OptionType.integer(1, RollbackBounds.MOST_TEXTS),
          RollbackBounds.DEFAULT.minTexts(),
          "Texts that a shadow or canary is judged by at least, the most recent ones of a"
              + " subtask.");
  static final Option<Float> ROLLBACK_MAX_ERROR_RATE =
      Option.of(
          "rollback.max-error-rate",
          OptionType.decimal(0, 1),
          RollbackBounds.DEFAULT.maxErrorRate(),
          "A canary is rolled back when it has no answer to more than this share of its texts"
              + " although the version that serves has one; 1 for never.");
  static final Option<Float> ROLLBACK_MAX_LATENCY_RATIO =
      Option.of(
          "rollback.max-latency-ratio",
          OptionType.decimal(1, 1_000_000),
          RollbackBounds.DEFAULT.maxLatencyRatio(),
          "A shadow or canary is rolled back when it takes more than this many times as long as the"
              + " version that serves for the same texts, in the median of their batches.");
  static final Option<Float> ROLLBACK_MAX_DISAGREEMENT =
      Option.of(
          "rollback.max-disagreement",
          OptionType.decimal(0, 1),
          RollbackBounds.DEFAULT.maxDisagreement(),
          "A canary is rolled back when its answers differ by more than this from those of the"
              + " version that serves, from 0 for no difference to 1 for nothing in common; 1 for"
              + " never.");
  static final Option<Duration> ROLLBACK_DECIDE_WITHIN =
      Option.of(
          "rollback.decide-within",
          OptionType.duration(Duration.ofSeconds(1), Duration.ofDays(365), "1 h"),
          RollbackBounds.DEFAULT.decideWithin(),
          "A shadow or canary that has had too few texts to be judged by `rollback.min-texts` after"
              + " this time is rolled back.");
  static final Option<Delivery> DELIVERY =
      Option.of(
          "output.delivery",
          OptionType.choice(Delivery.class),
          Delivery.EXACTLY_ONCE,
          "How often a result may be published. Exactly-once results are visible to"
              + " `read_committed` consumers after each checkpoint.");
  static final Option<Duration> TRANSACTION_TIMEOUT =
      Option.of(
          "output.transaction-timeout",
          OptionType.duration(Duration.ofMinutes(1), LONGEST_TRANSACTION, "10 min"),
          LONGEST_TRANSACTION,
          "How long a transaction survives a job that is down; a recovery that takes longer loses"
              + " results.");
  static final Option<Aggregation> ENTITY_AGGREGATION =
      Option.of(
          "entities.aggregation",
          OptionType.choice(Aggregation.class),
          EntityOptions.DEFAULT.aggregation(),
          "How labels of sub-words become entities, as in Hugging Face's pipeline; the shipped"
              + " model was trained for `first`.");
  static final Option<List<String>> ENTITY_IGNORED_LABELS =
      Option.of(
          "entities.ignore-labels",
          OptionType.texts("labels, separated by commas, perhaps none"),
          EntityOptions.DEFAULT.ignoreLabels().stream().sorted().toList(),
          "Labels that are not reported.");
  static final Option<Float> ENTITY_MIN_SCORE =
      Option.of(
          "entities.min-score",
          OptionType.decimal(0, 1),
          EntityOptions.DEFAULT.minScore(),
          "The least score of an entity that is reported.");
  static final Option<Integer> TRANSLATION_BEAMS =
      Option.optional(
          "translation.beams",
          OptionType.integer(1, 32),
          "Translations of a sentence in work at once; 1 is fastest. Without it, what the model's"
              + " `generation_config.json` says.");
  static final Option<Integer> TRANSLATION_MAX_LENGTH =
      Option.optional(
          "translation.max-length",
          TaskOptions.COUNT,
          "Sub-words of a sentence's translation at most. Without it, what the model's"
              + " `generation_config.json` says; three times the sentence in any case.");
  static final Option<Duration> TRANSLATION_LIMIT =
      Option.of(
          "translation.limit",
          OptionType.duration(Duration.ofMillis(10), LONGEST_WINDOW, "10 s"),
          TranslationOptions.DEFAULT.limit(),
          "Time for a batch of sentences; what is not finished then is cut off there.");
  static final Option<Duration> TRANSLATION_WINDOW_LIMIT =
      Option.of(
          "translation.window-limit",
          OptionType.duration(Duration.ofMillis(10), LONGEST_WINDOW, "1 min"),
          TranslationOptions.DEFAULT.windowLimit(),
          "Time for all texts that wait for a translation together, and so how long a checkpoint"
              + " waits for them at most; at least `translation.limit`. A text of which a sentence"
              + " could not be begun then has no translation, for the reason `deadline`.");
  static final Option<Integer> TRANSLATION_MAX_TOKENS =
      Option.of(
          "translation.max-tokens",
          TaskOptions.COUNT,
          2_048,
          "Sub-words that wait for a translation at most, counted as three characters each; takes"
              + " the place of `batch.max-tokens`, as writing is slower than reading.");
  static final Option<Integer> KEYWORDS_LIMIT =
      Option.of(
          "keywords.limit",
          OptionType.integer(1, 1_000),
          KeywordOptions.DEFAULT.limit(),
          "Keywords of a text at most, the best ones.");
  static final Option<Float> KEYWORDS_MIN_SCORE =
      Option.of(
          "keywords.min-score",
          OptionType.decimal(0, 1),
          KeywordOptions.DEFAULT.minScore(),
          "The least score of a keyword that is reported.");
  static final Option<Device> DEVICE =
      Option.of(
          "device",
          new OptionType<>("one of cpu, cuda, cuda:N, auto", Device::parse, Device::toString),
          Device.CPU,
          "What models run on. `cuda` needs float models and an ONNX Runtime with CUDA (`-Pcuda`), and"
              + " takes the GPU that Flink assigns to the task manager, or the first; `auto` takes"
              + " the CPU where that is not to be had, and says why.");
  static final Option<Integer> BATCH_MAX_RECORDS =
      Option.of(
          "batch.max-records",
          TaskOptions.COUNT,
          BatchLimits.DEFAULT.maxRecords(),
          "Texts that wait for a model at most.");
  static final Option<Integer> BATCH_MAX_TOKENS =
      Option.of(
          "batch.max-tokens",
          TaskOptions.COUNT,
          BatchLimits.DEFAULT.maxTokens(),
          "Sub-words that wait for a model at most; bounds how long a checkpoint waits.");
  static final Option<Integer> BATCH_RUN_TOKENS =
      Option.of(
          "batch.run-tokens",
          OptionType.integer(1, BatchLimits.LARGEST_RUN),
          BatchLimits.DEFAULT.runTokens(),
          "Positions of one run of a model, padding included; more than 1024 are for GPUs only.");
  static final Option<Duration> BATCH_LINGER =
      Option.of(
          "batch.linger",
          OptionType.duration(Duration.ZERO, Duration.ofMinutes(1), "20 ms"),
          BatchLimits.DEFAULT.linger(),
          "How long the first text of a batch waits for more while the model is busy all the time;"
              + " one that is idle for a tenth of the time waits for a moment only.");
  static final Option<Integer> CACHE_MAX_KILOBYTES =
      Option.of(
          "cache.max-kilobytes",
          OptionType.integer(0, 4_194_304),
          InferenceOptions.DEFAULT_CACHE,
          "Memory, about, for what a model said of recent texts, in each of its parallel tasks: a"
              + " text that comes again is not run again. 0 for none.");
  static final Option<Integer> PARALLELISM =
      Option.optional(
          "parallelism",
          OptionType.integer(1, 32_768),
          "Parallel tasks of every stage; without it, Flink's `parallelism.default`.");
  static final Option<Duration> CHECKPOINT_INTERVAL =
      Option.of(
          "checkpoint.interval",
          OptionType.duration(Duration.ofMillis(100), Duration.ofMinutes(10), "10 s"),
          Duration.ofSeconds(10),
          "Time between checkpoints, and so until results become visible.");
  static final Option<String> CHECKPOINT_DIRECTORY =
      Option.optional(
          "checkpoint.dir",
          OptionType.text(
              "a URI such as 'file:///var/checkpoints'", Pattern.compile("[a-z0-9]+:/.+")),
          "Where checkpoints are kept; without it, Flink's `execution.checkpointing.dir`.");

  /**
   * At least what a result with the longest key and trace context takes, at most what a producer's
   * buffer holds.
   */
  static final Option<Integer> MAX_REQUEST_SIZE =
      Option.of(
          "output.max-request-size",
          OptionType.integer(262_144, 33_554_432),
          1_048_576,
          "The largest record in bytes that is sent; of a dead letter beyond it, length and digest"
              + " are kept.");

  /** What the job says of every client itself. */
  private static final Set<String> RESERVED =
      KafkaClients.reserved("group.id", "max.request.size", "transaction.timeout.ms");

  static final PassThrough CLIENTS = KafkaClients.clients(RESERVED);
  static final PassThrough CONSUMER = KafkaClients.consumer(RESERVED);
  static final PassThrough PRODUCER = KafkaClients.producer(RESERVED);

  /** Every option. */
  public static final List<Option<?>> ALL =
      Stream.of(
              List.of(
                  BOOTSTRAP_SERVERS,
                  INSTANCE,
                  TASKS,
                  INPUT_TOPIC,
                  INPUT_FORMAT,
                  INPUT_START,
                  TEXT_MAX_CHARS),
              TaskOptions.topics(),
              List.of(
                  DEAD_LETTER_TOPIC,
                  CONTROL_TOPIC,
                  CONTROL_RESULTS_TOPIC,
                  ROLLBACK_MIN_TEXTS,
                  ROLLBACK_MAX_ERROR_RATE,
                  ROLLBACK_MAX_LATENCY_RATIO,
                  ROLLBACK_MAX_DISAGREEMENT,
                  ROLLBACK_DECIDE_WITHIN,
                  DELIVERY,
                  TRANSACTION_TIMEOUT,
                  MAX_REQUEST_SIZE),
              TaskOptions.models(),
              List.of(
                  ENTITY_AGGREGATION,
                  ENTITY_IGNORED_LABELS,
                  ENTITY_MIN_SCORE,
                  TRANSLATION_BEAMS,
                  TRANSLATION_MAX_LENGTH,
                  TRANSLATION_LIMIT,
                  TRANSLATION_WINDOW_LIMIT,
                  TRANSLATION_MAX_TOKENS,
                  KEYWORDS_LIMIT,
                  KEYWORDS_MIN_SCORE,
                  DEVICE,
                  BATCH_MAX_RECORDS,
                  BATCH_MAX_TOKENS,
                  BATCH_RUN_TOKENS,
                  BATCH_LINGER,
                  CACHE_MAX_KILOBYTES,
                  PARALLELISM,
                  CHECKPOINT_INTERVAL,
                  CHECKPOINT_DIRECTORY))
          .<Option<?>>flatMap(List::stream)
          .toList();

  /** Every family of options that Kafka declares. */
  public static final List<PassThrough> FAMILIES = List.of(CLIENTS, CONSUMER, PRODUCER);

  private StreamingOptions() {}

  static KafkaOptions kafka(OptionValues values) {
    return new KafkaOptions(
        values.get(BOOTSTRAP_SERVERS),
        values.get(INSTANCE),
        values.get(INPUT_TOPIC),
        topics(values),
        values.get(DEAD_LETTER_TOPIC),
        values
            .find(CONTROL_TOPIC)
            .map(commands -> new ControlTopics(commands, values.get(CONTROL_RESULTS_TOPIC))),
        values.get(INPUT_START),
        values.get(DELIVERY),
        values.get(TRANSACTION_TIMEOUT),
        values.get(MAX_REQUEST_SIZE),
        values.get(CLIENTS),
        values.get(CONSUMER),
        values.get(PRODUCER));
  }

  static RollbackBounds rollback(OptionValues values) {
    return new RollbackBounds(
        values.get(ROLLBACK_MIN_TEXTS),
        values.get(ROLLBACK_MAX_ERROR_RATE),
        values.get(ROLLBACK_MAX_LATENCY_RATIO),
        values.get(ROLLBACK_MAX_DISAGREEMENT),
        values.get(ROLLBACK_DECIDE_WITHIN));
  }

  private static Map<TaskKind, String> topics(OptionValues values) {
    Map<TaskKind, String> topics = new EnumMap<>(TaskKind.class);
    values.get(TASKS).forEach(task -> topics.put(task, values.get(TaskOptions.of(task).topic())));
    return topics;
  }
}
