package io.rhema.job.finetune.aside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.job.finetune.FineTuneException;
import io.rhema.training.launch.ChildJvm;
import io.rhema.training.launch.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SupervisionTest {
  @TempDir Path folder;

  @Test
  void workThatIsKilledIsGoneOnWith() throws Exception {
    Work work = new Work();

    new Supervision(work, 2).run();

    assertThat(work.starts).isEqualTo(2);
    assertThat(folder.resolve("done")).exists();
  }

  @Test
  void notForEver() {
    Supervision once = new Supervision(new Work(), 1);

    assertThatThrownBy(once::run)
        .isInstanceOf(FineTuneException.class)
        .hasMessageStartingWith(
            "The work was ended by signal 9, at attempt 1 of 1. Its last lines:")
        .hasMessageContaining("at work");
  }

  @Test
  void whatIsDoneIsNotDoneAgain() throws Exception {
    Files.writeString(folder.resolve("done"), "");
    Work work = new Work();

    new Supervision(work, 1).run();

    assertThat(work.starts).isZero();
  }

  @Test
  void whoeverClosesItEndsTheProcess() {
    Work work = new Work();
    Supervision supervision = new Supervision(work, 2);
    work.whenAtWork = process -> supervision.close();

    assertThatThrownBy(supervision::run)
        .isInstanceOf(CancellationException.class)
        .hasMessage("The work was told to end");
    assertThat(ProcessHandle.of(work.process.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    assertThatThrownBy(supervision::run).isInstanceOf(CancellationException.class);
    assertThat(work.starts).isEqualTo(1);
  }

  /** Of a {@link Worker}, which is killed as soon as it is at work for the first time. */
  private final class Work implements ChildWork {
    private Consumer<ChildProcess> whenAtWork =
        process -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    private ChildProcess process;
    private int starts;

    @Override
    public String name() {
      return "The work";
    }

    @Override
    public boolean isDone() {
      return Files.exists(folder.resolve("done"));
    }

    @Override
    public ChildProcess start() throws IOException {
      starts++;
      List<Path> classPath =
          Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
              .map(Path::of)
              .toList();
      process =
          ChildProcess.start(
              new ProcessBuilder(
                  ChildJvm.command(classPath, Worker.class.getName(), List.of(folder.toString()))));
      return process;
    }

    @Override
    public boolean hear(String line) {
      if (starts == 1 && line.equals("at work")) {
        whenAtWork.accept(process);
      }
      return true;
    }
  }
}
