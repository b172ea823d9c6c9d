package io.rhema.operator.infer;

import io.rhema.operator.interpret.TaskKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * What a model operator counts, under {@code nlp.model.<name>}. All metric names are here. Runs and
 * their tokens are those of the version that serves; of one that is tried beside it, they are in
 * the group {@code candidate}.
 *
 * <p>Counters start at zero with every attempt of the task, as all of Flink's do.
 */
final class InferenceMetrics {
  static final String GROUP = "nlp";
  static final String MODEL = "model";
  static final String CANDIDATE = "candidate";

  /** Events with a result for one task at least, of any status. */
  static final String RECORDS = "records";

  /** Positions computed that were not padding. */
  static final String TOKENS = "tokens";

  /** Texts that came again and were answered without a run of their own. */
  static final String REPEATED_TEXTS = "repeatedTexts";

  /** Rows of a run. */
  static final String BATCH_SIZE = "batchSize";

  /** Duration of a run. */
  static final String BATCH_LATENCY = "batchLatencyMs";

  /** Share of all positions computed that was padding, 0 to 1. */
  static final String PADDING_RATIO = "paddingRatio";

  /** How long events waited for company. */
  static final String TIME_IN_BUFFER = "timeInBufferMs";

  /** From the timestamp of records to the completion of the checkpoint that publishes results. */
  static final String END_TO_END_LATENCY = "endToEndLatencyMs";

  /** Runs in progress: 0 or 1 for a task. */
  static final String INFLIGHT_BATCHES = "inflightBatches";

  /** Events that became dead letters. */
  static final String ERRORS = "errors";

  /** Versions taken over at run time, and versions refused. */
  static final String SWAPS = "swaps";

  static final String SWAPS_REFUSED = "swapsRefused";

  /** The version that answers, as results name it. */
  static final String VERSION = "version";

  /**
   * For each version that has answered, in the group {@link #MODEL_VERSION}: whether it does now, 0
   * or 1. For systems whose metrics are numbers.
   */
  static final String SERVING = "serving";

  static final String MODEL_VERSION = "modelVersion";

  /** Whether a version is being opened beside the running one: 0 or 1. */
  static final String SWAP_PENDING = "swapPending";

  /** How long it took to open the version that took over last, and how long the change-over. */
  static final String SWAP_OPEN = "swapOpenMs";

  static final String SWAP_PAUSE = "swapPauseMs";

  /** Versions that were tried and passed a bound. */
  static final String ROLLBACKS = "rollbacks";

  /** The version that is tried, {@code shadow} or {@code canary}, and its share of the texts. */
  static final String CANDIDATE_VERSION = "candidateVersion";

  static final String CANDIDATE_MODE = "candidateMode";
  static final String CANDIDATE_SHARE = "candidateShare";

  /** Texts that it was asked about, did not answer, and that both versions answered. */
  static final String CANDIDATE_TEXTS = "candidateTexts";

  static final String CANDIDATE_ERRORS = "candidateErrors";
  static final String CANDIDATE_COMPARED = "candidateCompared";

  /** Of the recent texts, NaN before there are any: what the bounds are for. */
  static final String CANDIDATE_ERROR_RATE = "candidateErrorRate";

  static final String CANDIDATE_AGREEMENT = "candidateAgreement";
  static final String CANDIDATE_LATENCY_RATIO = "candidateLatencyRatio";

  /** Microseconds a sub-word for the same texts. */
  static final String CANDIDATE_MICROS = "candidateMicrosPerToken";

  static final String SERVING_MICROS = "servingMicrosPerToken";

  /** Of a model that generates: tokens that it wrote, end tokens left out. */
  static final String GENERATED_TOKENS = "generatedTokens";

  /** Of a model that generates: steps, of the longest row of each batch. */
  static final String GENERATION_STEPS = "generationSteps";

  /** Of a model that generates: rows that ended with their time. */
  static final String DEADLINE_HITS = "deadlineHits";

  /** Group of what is counted for each task: {@link #RECORDS} and {@link #ERRORS}. */
  static final String TASK = "task";

  /** Group of one counter for each {@link FlushReason}. */
  static final String FLUSHES = "flushes";

  private static final int HISTORY = 1_000;

  private final Counter records;
  private final Counter repeatedTexts;
  private final Counter errors;
  private final SwapMetrics swaps;
  private final TrialMetrics trials;
  private final EndToEndLatency endToEnd;
  private final MetricGroup operator;
  private final String model;
  private final List<TaskKind> tasks;
  private final MetricGroup group;
  private GenerationMetrics generation;
  private InferenceMetrics before;
  private final Histogram timeInBuffer = new DescriptiveStatisticsHistogram(HISTORY);
  private final Map<FlushReason, Counter> flushes = new EnumMap<>(FlushReason.class);
  private final Map<TaskKind, Counter> taskRecords = new EnumMap<>(TaskKind.class);
  private final Map<TaskKind, Counter> taskErrors = new EnumMap<>(TaskKind.class);

  private final RunMetrics ofServing;
  private final RunMetrics ofCandidate;

  /** Of the version that runs now; of the task's thread. */
  private RunMetrics runs;

  InferenceMetrics(MetricGroup operator, String model, List<TaskKind> tasks) {
    this.operator = operator;
    this.model = model;
    this.tasks = List.copyOf(tasks);
    group = operator.addGroup(GROUP).addGroup(MODEL, model);
    records = group.counter(RECORDS);
    repeatedTexts = group.counter(REPEATED_TEXTS);
    errors = group.counter(ERRORS);
    swaps = new SwapMetrics(group);
    trials = new TrialMetrics(group);
    endToEnd =
        new EndToEndLatency(
            group.histogram(END_TO_END_LATENCY, new DescriptiveStatisticsHistogram(HISTORY)),
            System::currentTimeMillis);
    ofServing = new RunMetrics(group);
    ofCandidate = new RunMetrics(group.addGroup(CANDIDATE));
    runs = ofServing;
    group.histogram(TIME_IN_BUFFER, timeInBuffer);
    MetricGroup reasons = group.addGroup(FLUSHES);
    for (FlushReason reason : FlushReason.values()) {
      flushes.put(reason, reasons.counter(reason.name().toLowerCase(Locale.ROOT)));
    }
    for (TaskKind task : tasks) {
      MetricGroup answers = group.addGroup(TASK, task.key());
      taskRecords.put(task, answers.counter(RECORDS));
      taskErrors.put(task, answers.counter(ERRORS));
    }
  }

  void flushed(FlushReason reason) {
    flushes.get(reason).inc();
  }

  void waited(long nanos) {
    timeInBuffer.update(TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  /** Has runs counted for the version that is tried. */
  <T> T ofCandidate(Supplier<T> run) {
    runs = ofCandidate;
    try {
      return run.get();
    } finally {
      runs = ofServing;
    }
  }

  /** Whether it is the version that serves which runs. */
  boolean isServing() {
    return runs == ofServing;
  }

  /** Texts had their answers without a run. */
  void repeated(int texts) {
    repeatedTexts.inc(texts);
  }

  void runStarts() {
    runs.starts();
  }

  void runEnds() {
    runs.ends();
  }

  /**
   * A run is over.
   *
   * @param rows rows of the batch
   * @param real positions of it that are no padding
   * @param padded positions of it, padding included
   */
  void ran(int rows, int real, int padded, long nanos) {
    runs.ran(rows, real, padded, nanos);
  }

  /** What a model that generates counts beside all this; the same for each of its versions. */
  GenerationMetrics generation() {
    if (generation == null) {
      generation = new GenerationMetrics(group, this);
    }
    return generation;
  }

  /**
   * What a model counts that answers before this one; the same for each version of this one.
   *
   * @param name its name; it may be this one's
   */
  InferenceMetrics before(String name) {
    if (before == null) {
      before = new InferenceMetrics(operator, name.equals(model) ? name + "-first" : name, tasks);
    }
    return before;
  }

  /** An event has a first result. */
  void answered() {
    records.inc();
  }

  /** An event has a result for a task. */
  void answered(TaskKind task) {
    taskRecords.get(task).inc();
  }

  /** An event has no result for these tasks. */
  void failed(List<TaskKind> tasks) {
    errors.inc();
    tasks.forEach(task -> taskErrors.get(task).inc());
  }

  /** How long records take from Kafka to Kafka. */
  EndToEndLatency endToEnd() {
    return endToEnd;
  }

  /** What commands do to the model. */
  SwapMetrics swaps() {
    return swaps;
  }

  /** How a version does that is tried. */
  TrialMetrics trials() {
    return trials;
  }
}
