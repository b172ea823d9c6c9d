package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeCommitTest {

  @Test
  void isAHashOrNothing() {
    assertThat(CodeCommit.ofThisProgram().orElse("0".repeat(40))).matches("[0-9a-f]{40}");
  }

  @Test
  void isNothingOutsideACheckout(@TempDir Path folder) {
    assertThat(CodeCommit.ofCheckout(folder)).isEmpty();
  }
}
