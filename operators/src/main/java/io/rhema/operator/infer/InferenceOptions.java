package io.rhema.operator.infer;

import io.rhema.model.KeywordExtractor;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.Device;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.translate.TextTranslator;
import io.rhema.model.translate.TranslationLimits;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.interpret.InterpretOptions;
import io.rhema.operator.interpret.Manner;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.trial.RollbackBounds;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What one model operator is told by the job.
 *
 * @param bundle folder of the model bundle, on a file system that every task manager sees
 * @param tasks what the model is asked for, one task at least, each once; kept in the order of
 *     {@link TaskKind}
 * @param limits window and run sizes
 * @param threads threads of one run of the model; with one task slot a core, 1 is fastest
 * @param device what the model runs on
 * @param acceptOtherVersion whether a savepoint that was taken with another version of the model
 *     may be resumed with this bundle: the upgrade by savepoint
 * @param interpret how answers become results
 * @param translation how translations are searched for, if that is asked for
 * @param cascade a small model that is asked first, if there is one
 * @param rollback how much worse than the serving version one that is tried beside it may be
 * @param cacheKilobytes of memory, about, for what the model said of recent texts, for each
 *     subtask; 0 to remember nothing. A model that writes or counts remembers nothing
 */
public record InferenceOptions(
    String bundle,
    List<TaskKind> tasks,
    BatchLimits limits,
    int threads,
    Device device,
    boolean acceptOtherVersion,
    InterpretOptions interpret,
    TranslationOptions translation,
    CascadeOptions cascade,
    RollbackBounds rollback,
    int cacheKilobytes)
    implements Serializable {

  /** Of a few thousand messages. */
  public static final int DEFAULT_CACHE = 16_384;

  public InferenceOptions {
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(interpret, "interpret");
    Objects.requireNonNull(translation, "translation");
    Objects.requireNonNull(cascade, "cascade");
    Objects.requireNonNull(rollback, "rollback");
    if (bundle.isBlank()) {
      throw new IllegalArgumentException("bundle='%s': must name a folder".formatted(bundle));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads=%d: must be at least 1".formatted(threads));
    }
    if (cacheKilobytes < 0) {
      throw new IllegalArgumentException(
          "cacheKilobytes=%d: must be zero or more".formatted(cacheKilobytes));
    }
    if (tasks.isEmpty() || EnumSet.copyOf(tasks).size() < tasks.size()) {
      throw new IllegalArgumentException(
          "tasks=%s: must be one at least, each once".formatted(tasks));
    }
    tasks = tasks.stream().sorted().toList();
    if (cascade.isSet() && !CascadeOptions.TASKS.containsAll(tasks)) {
      throw new IllegalArgumentException(
          "tasks=%s: must be of %s, for a small model to be asked first"
              .formatted(tasks, CascadeOptions.TASKS));
    }
  }

  /** One thread, default limits, no other version. */
  public static InferenceOptions of(String bundle, TaskKind... tasks) {
    return new InferenceOptions(
        bundle,
        List.of(tasks),
        BatchLimits.DEFAULT,
        1,
        Device.CPU,
        false,
        InterpretOptions.DEFAULT,
        TranslationOptions.DEFAULT,
        CascadeOptions.NONE,
        RollbackBounds.DEFAULT,
        DEFAULT_CACHE);
  }

  public InferenceOptions withTasks(List<TaskKind> other) {
    return changed(draft -> draft.tasks = other);
  }

  public InferenceOptions withLimits(BatchLimits other) {
    return changed(draft -> draft.limits = other);
  }

  public InferenceOptions withAcceptOtherVersion(boolean other) {
    return changed(draft -> draft.acceptOtherVersion = other);
  }

  public InferenceOptions withDevice(Device other) {
    return changed(draft -> draft.device = other);
  }

  public InferenceOptions withInterpret(InterpretOptions other) {
    return changed(draft -> draft.interpret = other);
  }

  public InferenceOptions withTranslation(TranslationOptions other) {
    return changed(draft -> draft.translation = other);
  }

  public InferenceOptions withCascade(CascadeOptions other) {
    return changed(draft -> draft.cascade = other);
  }

  public InferenceOptions withRollback(RollbackBounds other) {
    return changed(draft -> draft.rollback = other);
  }

  public InferenceOptions withCacheKilobytes(int other) {
    return changed(draft -> draft.cacheKilobytes = other);
  }

  /**
   * Opens what translates, as these options say; the caller closes it.
   *
   * @param place where it runs
   * @throws io.rhema.model.bundle.BundleException when the bundle is none that translates
   */
  public TextTranslator openTranslator(ModelBundle model, SessionOptions place) {
    return TextTranslator.open(
        model,
        place.withThreads(threads, 1),
        translation.of(model),
        new TranslationLimits(limits.runTokens(), translation.windowLimit()));
  }

  /**
   * Reads what finds keywords, as these options say.
   *
   * @throws io.rhema.model.bundle.BundleException when the bundle is none for keywords
   */
  public KeywordExtractor openExtractor(ModelBundle model) {
    return KeywordExtractor.open(model, interpret.keywords());
  }

  /** The folders of all models whose sub-words the analysis has to make. */
  public List<String> analyzedBundles() {
    if (manner() != Manner.READ) {
      return List.of();
    }
    return cascade.isSet() ? List.of(bundle, cascade.bundle()) : List.of(bundle);
  }

  /** How the model comes to its answers. */
  public Manner manner() {
    return tasks.stream()
        .map(TaskKind::manner)
        .filter(manner -> manner != Manner.READ)
        .findFirst()
        .orElse(Manner.READ);
  }

  private InferenceOptions changed(Consumer<Draft> change) {
    Draft draft = new Draft();
    draft.bundle = bundle;
    draft.tasks = tasks;
    draft.limits = limits;
    draft.threads = threads;
    draft.device = device;
    draft.acceptOtherVersion = acceptOtherVersion;
    draft.interpret = interpret;
    draft.translation = translation;
    draft.cascade = cascade;
    draft.rollback = rollback;
    draft.cacheKilobytes = cacheKilobytes;
    change.accept(draft);
    return draft.options();
  }

  /** Options on their way to others. */
  private static final class Draft {
    private String bundle;
    private List<TaskKind> tasks;
    private BatchLimits limits;
    private int threads;
    private Device device;
    private boolean acceptOtherVersion;
    private InterpretOptions interpret;
    private TranslationOptions translation;
    private CascadeOptions cascade;
    private RollbackBounds rollback;
    private int cacheKilobytes;

    InferenceOptions options() {
      return new InferenceOptions(
          bundle,
          tasks,
          limits,
          threads,
          device,
          acceptOtherVersion,
          interpret,
          translation,
          cascade,
          rollback,
          cacheKilobytes);
    }
  }
}
