package io.rhema.job.finetune.publish;

import io.rhema.job.finetune.aside.ChildWork;
import io.rhema.training.judge.JudgeJob;
import io.rhema.training.launch.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Making a candidate and judging it; a process begins anew with what the one before did not end.
 *
 * @param classPath of the process
 */
record JudgeWork(JudgeJob job, List<Path> classPath) implements ChildWork {

  @Override
  public String name() {
    return "The gate before " + job.candidate();
  }

  @Override
  public boolean isDone() {
    return Files.exists(job.verdict());
  }

  @Override
  public ChildProcess start() throws IOException {
    return job.start(classPath);
  }

  @Override
  public boolean hear(String line) {
    return true;
  }
}
