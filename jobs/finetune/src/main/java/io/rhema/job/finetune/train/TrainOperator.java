package io.rhema.job.finetune.train;

import io.rhema.job.finetune.FineTuneException;
import io.rhema.job.finetune.aside.SideWork;
import io.rhema.job.finetune.aside.Supervision;
import io.rhema.job.finetune.example.TrainingExample;
import io.rhema.job.finetune.folder.TrainingFolder;
import io.rhema.job.finetune.folder.TrainingSet;
import io.rhema.job.finetune.folder.TrainingSetException;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.training.launch.TrainingEvent;
import io.rhema.training.launch.TrainingResult;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.tune.TuningOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Trains one configuration of a search, that with the number of the subtask, when all examples are
 * here; so every subtask needs every example. What is done is kept in a folder that is named by the
 * examples and the configuration, where a task that begins anew finds it.
 */
public final class TrainOperator extends AbstractStreamOperator<TrainedModel>
    implements OneInputStreamOperator<TrainingExample, TrainedModel>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final TrainSettings settings;

  private transient Configuration configuration;
  private transient ProgressAccumulator progress;
  private transient volatile TrainingState state;
  private transient List<TrainingExample> examples;

  public TrainOperator(TrainSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open() throws Exception {
    super.open();
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    configuration = settings.configurations().get(subtask);
    state = TrainingState.before(configuration);
    progress = new ProgressAccumulator();
    progress.add(state);
    getRuntimeContext().addAccumulator(ProgressAccumulator.NAME, progress);
    String model = ModelBundle.open(Path.of(settings.serving())).id().name();
    TrainingMetrics.register(getMetricGroup(), model, () -> state);
    examples = new ArrayList<>();
  }

  @Override
  public void processElement(StreamRecord<TrainingExample> record) {
    examples.add(record.getValue());
  }

  @Override
  public void endInput() throws Exception {
    List<Path> classPath = TrainerClassPath.of(settings.classPath());
    RunFolders folders = new RunFolders(Path.of(settings.work()));
    TrainingSet set = writeExamples(folders);
    TuningRun run = open(folders, set);
    Supervision training =
        new Supervision(
            new TrainingWork(run, classPath, () -> show(state.started()), this::hear),
            settings.attempts());
    TrainingResult result =
        new SideWork<>(
                getContainingTask()
                    .getMailboxExecutorFactory()
                    .createExecutor(getOperatorConfig().getChainIndex()),
                "training " + configuration.describe(),
                () -> {
                  training.run();
                  return TrainingResult.read(run.checkpoints());
                },
                training::close)
            .await();
    output.collect(
        new StreamRecord<>(new TrainedModel(configuration, run, set, result, state.starts())));
  }

  private TrainingSet writeExamples(RunFolders folders) throws IOException {
    try {
      return new TrainingFolder(settings.mixture()).write(folders.data(), examples);
    } catch (TrainingSetException e) {
      throw new FineTuneException(e.getMessage(), e);
    } finally {
      examples = null;
    }
  }

  private TuningRun open(RunFolders folders, TrainingSet set) throws IOException {
    TuningOptions options =
        new TuningOptions(
            settings.version(),
            Optional.of(settings.head()),
            configuration.learningRate(),
            settings.epochs(),
            settings.batchSize(),
            configuration.seed(),
            TuningOptions.of(settings.version()).dropout(),
            settings.threads(),
            settings.bf16());
    try {
      return folders.open(Path.of(settings.serving()), options, set);
    } catch (BundleException | RecipeException e) {
      throw new FineTuneException(e.getMessage(), e);
    }
  }

  /** From the thread that hears the training, the only one while it runs. */
  private void hear(TrainingEvent event) {
    show(state.after(event));
  }

  private void show(TrainingState changed) {
    state = changed;
    progress.add(changed);
  }
}
