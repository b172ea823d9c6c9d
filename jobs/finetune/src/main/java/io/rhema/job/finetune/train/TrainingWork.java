package io.rhema.job.finetune.train;

import io.rhema.job.finetune.aside.ChildWork;
import io.rhema.training.launch.ChildProcess;
import io.rhema.training.launch.TrainLauncher;
import io.rhema.training.launch.TrainingEvent;
import io.rhema.training.launch.TrainingJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One training; a process goes on from the checkpoint of the one before.
 *
 * @param run its folders
 * @param classPath of the process
 * @param started is told of every process, before it starts
 * @param events takes what the training says, on the thread that supervises it
 */
record TrainingWork(
    TuningRun run, List<Path> classPath, Runnable started, Consumer<TrainingEvent> events)
    implements ChildWork {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingWork.class);

  @Override
  public String name() {
    return "The training in " + run.folder();
  }

  @Override
  public boolean isDone() {
    return run.isTrained();
  }

  @Override
  public ChildProcess start() throws IOException {
    started.run();
    return TrainLauncher.supervised(
        new TrainingJob(run.recipe(), run.data(), run.trained(), run.checkpoints()), classPath);
  }

  @Override
  public boolean hear(String line) {
    TrainingEvent event = TrainingEvent.of(line);
    if (event instanceof TrainingEvent.Evaluated) {
      LOG.info("{}", event);
    }
    events.accept(event);
    return event instanceof TrainingEvent.Said;
  }
}
