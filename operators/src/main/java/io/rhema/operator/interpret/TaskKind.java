package io.rhema.operator.interpret;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Keywords;
import io.rhema.model.task.Task;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.task.Translation;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.schema.ClassificationResult;
import io.rhema.schema.EmbeddingResult;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.KeywordsResult;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TranslationResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.util.OutputTag;

/**
 * What can be asked of a text: the single source of each task's name, in options, topics, operator
 * names and uids. Their order is that of the documentation and of everything that has one entry a
 * task.
 *
 * <p>A name is part of every savepoint, so a constant here is never renamed once a version with it
 * has been released.
 */
public enum TaskKind {
  /** Whether a text speaks well or ill of something. */
  SENTIMENT(
      Classification.class,
      SentimentResult.class,
      (task, model, options) -> ClassificationInterpreter.ofSentiment(task, model)),
  /** What a text names, and where. */
  ENTITIES(TokenClassification.class, EntitiesResult.class, EntitiesInterpreter::of),
  /** What a text means, as a vector. */
  EMBEDDINGS(
      Embedding.class,
      EmbeddingResult.class,
      (task, model, options) -> new EmbeddingInterpreter(task, model)),
  /** The text in another language. */
  TRANSLATION(Translation.class, TranslationResult.class, Manner.WRITTEN),
  /** Which of a model's labels a text has, whatever they are. */
  CLASSIFICATION(
      Classification.class,
      ClassificationResult.class,
      (task, model, options) -> ClassificationInterpreter.ofLabels(task, model)),
  /** The words and phrases that tell a text from others. */
  KEYWORDS(Keywords.class, KeywordsResult.class, Manner.COUNTED);

  private final Class<? extends Task> task;
  private final Class<? extends SpecificRecord> result;

  @SuppressWarnings("ImmutableEnumChecker") // nothing of a tag can be set
  private final OutputTag<ResultRecord> output;

  private final Manner manner;

  /** Null unless answers are read off. */
  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Maker<Task> maker;

  /** Makes the interpreter of a model that is for a task. */
  @FunctionalInterface
  private interface Maker<T extends Task> {
    Interpreter<?> make(T task, ModelId model, InterpretOptions options);
  }

  <T extends Task> TaskKind(Class<T> task, Class<? extends SpecificRecord> result, Maker<T> maker) {
    this.task = task;
    this.result = result;
    this.output = new OutputTag<>(key(), ResultRecord.typeOf(result));
    this.manner = Manner.READ;
    this.maker = (any, model, options) -> maker.make(task.cast(any), model, options);
  }

  TaskKind(Class<? extends Task> task, Class<? extends SpecificRecord> result, Manner manner) {
    this.task = task;
    this.result = result;
    this.output = new OutputTag<>(key(), ResultRecord.typeOf(result));
    this.manner = manner;
    this.maker = null;
  }

  /** The name: {@code sentiment}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The task of a {@linkplain #key() name}; empty when none has it. */
  public static Optional<TaskKind> named(String key) {
    return Arrays.stream(values()).filter(task -> task.key().equals(key)).findFirst();
  }

  /** The class of the results. */
  public Class<? extends SpecificRecord> result() {
    return result;
  }

  /** The side output by which a model's operator lets the results out. */
  public OutputTag<ResultRecord> output() {
    return output;
  }

  /**
   * What a head for a bundle's task can answer; what it is meant for comes first. None for what the
   * stream does not ask, such as hidden words. A classifier is meant for sentiments when its
   * {@linkplain Classification#ofSentiment() labels} are, and for classification otherwise; but
   * what its labels mean is the user's to know, so it can answer both.
   */
  public static List<TaskKind> of(Task task) {
    return Arrays.stream(values())
        .filter(kind -> kind.task.isInstance(task))
        .sorted(Comparator.comparing((TaskKind kind) -> kind.isMeantBy(task)).reversed())
        .toList();
  }

  private boolean isMeantBy(Task other) {
    return !(other instanceof Classification classification)
        || classification.ofSentiment() == (this == SENTIMENT);
  }

  /**
   * The head of a bundle that answers this: the one that is meant for it, if there is one such, or
   * else the only one that can.
   *
   * @throws BundleException when the bundle has none, or several
   */
  public Head headOf(ModelBundle bundle) {
    List<Head> meant =
        bundle.heads().stream()
            .filter(head -> of(head.task()).stream().limit(1).anyMatch(this::equals))
            .toList();
    return meant.size() == 1 ? meant.get(0) : bundle.head(task);
  }

  /**
   * How the answers come about. What is not {@link Manner#READ} is answered by a model of its own,
   * which needs nothing of the analysis but the event's text.
   */
  public Manner manner() {
    return manner;
  }

  /**
   * What makes results of what that head answers.
   *
   * @throws IllegalStateException for a task whose answers are not {@linkplain #manner read off}
   */
  public Interpreter<?> interpreter(ModelBundle bundle, InterpretOptions options) {
    if (manner != Manner.READ) {
      throw new IllegalStateException(
          "The answers of the task '%s' are %s by its model; nothing is to be read off."
              .formatted(key(), manner.name().toLowerCase(Locale.ROOT)));
    }
    return maker.make(headOf(bundle).task(), bundle.id(), options);
  }
}
