package io.rhema.operator.interpret;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Task;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.task.Translation;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.schema.EmbeddingResult;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TranslationResult;
import java.util.Locale;
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
      (task, model, options) -> new SentimentInterpreter(task, model)),
  /** What a text names, and where. */
  ENTITIES(TokenClassification.class, EntitiesResult.class, EntitiesInterpreter::of),
  /** What a text means, as a vector. */
  EMBEDDINGS(
      Embedding.class,
      EmbeddingResult.class,
      (task, model, options) -> new EmbeddingInterpreter(task, model)),
  /** The text in another language. */
  TRANSLATION(Translation.class, TranslationResult.class);

  private final Class<? extends Task> task;
  private final Class<? extends SpecificRecord> result;

  @SuppressWarnings("ImmutableEnumChecker") // nothing of a tag can be set
  private final OutputTag<ResultRecord> output;

  /** Null where the model writes its answers. */
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
    this.maker = (any, model, options) -> maker.make(task.cast(any), model, options);
  }

  TaskKind(Class<? extends Task> task, Class<? extends SpecificRecord> result) {
    this.task = task;
    this.result = result;
    this.output = new OutputTag<>(key(), ResultRecord.typeOf(result));
    this.maker = null;
  }

  /** The name: {@code sentiment}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The class of the results. */
  public Class<? extends SpecificRecord> result() {
    return result;
  }

  /** The side output by which a model's operator lets the results out. */
  public OutputTag<ResultRecord> output() {
    return output;
  }

  /** Whether a head for a bundle's task can answer this. */
  public boolean fits(Task other) {
    return task.isInstance(other);
  }

  /**
   * The head of a bundle that answers this.
   *
   * @throws BundleException when the bundle has none, or several
   */
  public Head headOf(ModelBundle bundle) {
    return bundle.head(task);
  }

  /**
   * Whether the model writes its answers token by token. Such a model answers this task alone, and
   * makes its own sub-words of the event's text.
   */
  public boolean generates() {
    return maker == null;
  }

  /**
   * What makes results of what that head answers.
   *
   * @throws IllegalStateException for a task whose answers are {@linkplain #generates written}
   */
  public Interpreter<?> interpreter(ModelBundle bundle, InterpretOptions options) {
    if (generates()) {
      throw new IllegalStateException(
          "The answers of the task '%s' are written by its model; nothing is to be read off."
              .formatted(key()));
    }
    return maker.make(headOf(bundle).task(), bundle.id(), options);
  }
}
