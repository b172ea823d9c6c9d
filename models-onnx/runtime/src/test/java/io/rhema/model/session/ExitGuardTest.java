package io.rhema.model.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitGuardTest {
  @TempDir Path dir;

  @Test
  void endsRunsWhenTheProcessExits() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                ExitInMidRun.class.getName(),
                dir.toString())
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(program.waitFor()).as(output).isEqualTo(ExitInMidRun.STATUS);
    assertThat(output).isEqualToIgnoringNewLines(ExitInMidRun.ENDED);
  }
}
