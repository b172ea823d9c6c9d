package io.rhema.operator.infer;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.session.Device;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.batch.EventWindow;
import io.rhema.operator.batch.Linger;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.failure.DeadLetterCounters;
import io.rhema.operator.failure.WantedTasks;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecord;
import io.rhema.operator.swap.BundleFolder;
import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.swap.UpdateReports;
import io.rhema.operator.swap.VersionConflictException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers events with a model, which may be asked for several tasks at once: an event is run once.
 * The results of each task leave by {@linkplain TaskKind#output() an output of its own} in arrival
 * order, each as soon as those before it are known, and events that the model fails on by {@link
 * DeadLetter#OUTPUT}. The main output is empty.
 *
 * <p>Events wait in a window until it is full or its first event has waited for the {@linkplain
 * Linger linger time}, a watermark or a checkpoint barrier comes, another version takes over, or
 * the input ends. So at a checkpoint nothing waits, and the state is the version of the model, and
 * the commands for others that are not open yet. The model runs on the task's thread: a barrier
 * waits at most for one window, which for a model that generates has a {@linkplain
 * TranslationOptions#windowLimit() limit of its own}.
 *
 * <p>A record whose header {@linkplain WantedTasks names tasks} is answered for those alone.
 *
 * <p>A version may be tried beside the one that serves. Then a window is {@linkplain TrialWindow
 * divided}, and the texts for the candidate are answered by both versions: a barrier waits for
 * these twice. The state has the command that began the trial.
 *
 * <p>The second input carries commands, broadcast to all subtasks. A {@link Successor} opens the
 * version that is asked for beside the running one, which answers meanwhile, and lets it take over
 * between two batches. One that may not take over is refused and the running one stays. What became
 * of a command leaves by {@link UpdateReports#OUTPUT}.
 */
public final class InferenceOperator extends AbstractStreamOperator<Void>
    implements TwoInputStreamOperator<AnalyzedEvent, ModelControl, Void>, BoundedMultiInput {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(InferenceOperator.class);

  private final InferenceOptions options;

  /** The options with the device that is this subtask's own. */
  private transient InferenceOptions placed;

  private transient VersionState state;
  private transient boolean recovering;
  private transient InferenceMetrics measures;
  private transient ModelSlot slot;
  private transient Successor successor;
  private transient List<Closeable> cancellers;
  private transient DeadLetterCounters deadLetters;
  private transient EventWindow<Waiting> window;
  private transient Linger lingering;
  private transient ScheduledFuture<?> linger;

  /** An event with what Flink keeps beside it; the stream record itself may be used again. */
  private record Waiting(AnalyzedEvent event, boolean hasTimestamp, long timestamp, long since) {}

  /**
   * Describes the operator; the model is opened in the task.
   *
   * @param options bundle, tasks and limits
   */
  public InferenceOperator(InferenceOptions options) {
    this.options = options;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    state = new VersionState(context.getOperatorStateStore());
    recovering = context.isRestored();
  }

  @Override
  public void open() throws Exception {
    super.open();
    placed =
        options.withDevice(options.device().assigned(ModelPlace.assigned(getRuntimeContext())));
    deadLetters = new DeadLetterCounters(getMetricGroup());
    window = new EventWindow<>(options.limits());
    lingering = new Linger(options.limits().linger(), System.nanoTime());
    cancellers = new ArrayList<>();
    try {
      openModel();
    } catch (VersionConflictException e) {
      throw new SuppressRestartsException(e);
    } catch (BundleException e) {
      // What cannot be opened at first cannot be opened again; what could be, may come back.
      throw recovering ? e : new SuppressRestartsException(e);
    }
    LOG.info("Serving model {}", slot.model().version());
    advise();
  }

  /** Said by the first subtask, of a model that runs on cores. */
  private void advise() {
    if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0
        && options.device().equals(Device.CPU)) {
      int slots =
          getContainingTask()
              .getEnvironment()
              .getTaskManagerInfo()
              .getConfiguration()
              .get(TaskManagerOptions.NUM_TASK_SLOTS);
      ThreadAdvice.of(options.threads(), slots, Runtime.getRuntime().availableProcessors())
          .ifPresent(LOG::warn);
    }
  }

  private void openModel() throws Exception {
    boolean upgrade =
        state.served() != null
            && RestoredVersion.isUpgrade(
                options,
                state.configured(),
                () -> Candidate.configured(options.bundle()).version());
    RestoredVersion version = new RestoredVersion(options, upgrade ? null : state.served());
    if (version.swapped()) {
      try (BundleFolder folder = BundleFolder.of(version.place(), Optional.empty())) {
        serve(Candidate.commanded(folder.path(), version.place()), version);
      }
    } else {
      Candidate configured = Candidate.configured(version.place());
      serve(configured, version);
      state.configured(configured.version());
    }
    resume(upgrade);
  }

  private void serve(Candidate first, RestoredVersion version) throws Exception {
    version.check(first.version());
    measures = new InferenceMetrics(getMetricGroup(), first.version().model(), options.tasks());
    slot = new ModelSlot();
    cancelWithTask(slot::cancel);
    slot.take(ServedModel.open(first, placed, measures));
    measures.swaps().serves(first.version().version());
  }

  /** Tries again what was tried, and begins again to open what was not in force at that time. */
  private void resume(boolean upgrade) throws Exception {
    successor =
        new Successor(
            placed,
            measures,
            slot,
            UpdateReports.ofSubtask(
                getRuntimeContext(),
                options.tasks().stream().map(TaskKind::key).toList(),
                result -> output.collect(UpdateReports.OUTPUT, new StreamRecord<>(result))),
            getContainingTask()
                .getMailboxExecutorFactory()
                .createExecutor(getOperatorConfig().getChainIndex()),
            () -> flush(FlushReason.SWAP),
            this::later,
            "open model of " + getRuntimeContext().getTaskInfo().getTaskNameWithSubtasks());
    cancelWithTask(successor::cancel);
    Commands commands = state.commands();
    if (upgrade) {
      commands
          .all()
          .forEach(
              command ->
                  successor.supersede(command, "The job was started again with another bundle."));
    } else {
      commands.tried().ifPresent(successor::resume);
      commands.serve().ifPresent(successor::obey);
      commands.tryNext().ifPresent(successor::obey);
    }
  }

  private ScheduledFuture<?> later(Duration delay, Runnable action) {
    ProcessingTimeService time = getProcessingTimeService();
    return time.registerTimer(
        time.getCurrentProcessingTime() + delay.toMillis(), timestamp -> action.run());
  }

  private void cancelWithTask(Closeable canceller) throws IOException {
    getContainingTask().getCancelables().registerCloseable(canceller);
    cancellers.add(canceller);
  }

  @Override
  public void processElement1(StreamRecord<AnalyzedEvent> element) throws Exception {
    AnalyzedEvent event = element.getValue();
    if (WantedTasks.among(options.tasks(), event.origin()).isEmpty()) {
      return;
    }
    boolean timed = element.hasTimestamp();
    window.add(
        new Waiting(event, timed, timed ? element.getTimestamp() : 0, System.nanoTime()),
        slot.model().sizeOf(event));
    if (window.isFull()) {
      flush(FlushReason.FULL);
    } else if (linger == null) {
      linger =
          later(
              Duration.ofMillis(lingering.millis(System.nanoTime())),
              () -> flush(FlushReason.LINGER));
    }
  }

  @Override
  public void processElement2(StreamRecord<ModelControl> element) {
    ModelControl command = element.getValue();
    if (command.model().equals(slot.model().version().model())) {
      successor.obey(command);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush(FlushReason.WATERMARK);
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    flush(FlushReason.CHECKPOINT);
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.write(slot.model().version(), successor.commands());
    measures.endToEnd().barrier(context.getCheckpointId());
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    measures.endToEnd().completed(checkpointId);
  }

  @Override
  public void endInput(int inputId) throws Exception {
    flush(FlushReason.END);
  }

  @Override
  public void finish() throws Exception {
    flush(FlushReason.END);
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (cancellers != null) {
      cancellers.forEach(getContainingTask().getCancelables()::unregisterCloseable);
    }
    if (successor != null) {
      successor.close();
    }
    if (slot != null) {
      slot.close();
    }
    super.close();
  }

  private void flush(FlushReason reason) {
    if (linger != null) {
      linger.cancel(false);
      linger = null;
    }
    if (window.isEmpty()) {
      return;
    }
    measures.flushed(reason);
    List<Waiting> events = window.drain();
    long now = System.nanoTime();
    events.forEach(waiting -> measures.waited(now - waiting.since()));
    try {
      answer(events);
    } finally {
      lingering.busy(now, System.nanoTime());
    }
  }

  private void answer(List<Waiting> events) {
    List<AnalyzedEvent> texts = events.stream().map(Waiting::event).toList();
    Optional<Trial> trial = slot.trial();
    if (trial.isEmpty()) {
      Iterator<Waiting> next = events.iterator();
      slot.model().answer(texts, answers -> emit(next.next(), answers));
      return;
    }
    TrialWindow divided = new TrialWindow(slot.model(), trial.get(), texts, measures);
    emit(events, divided.answer());
    divided.compare();
    successor.judge(trial.get());
  }

  private void emit(List<Waiting> events, List<List<Answer>> answers) {
    for (int i = 0; i < answers.size(); i++) {
      emit(events.get(i), answers.get(i));
    }
  }

  private void emit(Waiting waiting, List<Answer> answers) {
    RawRecord origin = waiting.event().origin();
    if (answers.get(0) instanceof Answer.Given) {
      measures.answered();
    }
    measures.endToEnd().left(origin.timestamp());
    for (Answer answer : answers) {
      if (answer instanceof Answer.Given given && WantedTasks.wants(origin, given.task())) {
        measures.answered(given.task());
        output.collect(
            given.task().output(), record(waiting, ResultRecord.answering(origin, given.result())));
      } else if (answer instanceof Answer.Refused refused) {
        List<TaskKind> tasks = WantedTasks.among(refused.tasks(), origin);
        if (!tasks.isEmpty()) {
          measures.failed(tasks);
          DeadLetter letter = DeadLetter.failed(origin, tasks, refused.cause());
          deadLetters.count(letter);
          output.collect(DeadLetter.OUTPUT, record(waiting, letter));
        }
      }
    }
  }

  private static <T> StreamRecord<T> record(Waiting waiting, T value) {
    return waiting.hasTimestamp()
        ? new StreamRecord<>(value, waiting.timestamp())
        : new StreamRecord<>(value);
  }
}
