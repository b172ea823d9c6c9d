package io.rhema.model.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NativeEnvironmentTest {

  /** Prints once the environment is there; what follows on the command line is ballast. */
  static final class Program {
    public static void main(String[] args) {
      NativeEnvironment.get();
      System.out.print("created with " + args[0].length() + " characters");
    }
  }

  @Test
  void isCreatedUnderTheLongestCommandLine() throws Exception {
    String longest = "x".repeat(120_000);
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                longest)
            .redirectErrorStream(true)
            .start();
    String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(program.waitFor()).as(output).isZero();
    assertThat(output).endsWith("created with 120000 characters");
  }
}
