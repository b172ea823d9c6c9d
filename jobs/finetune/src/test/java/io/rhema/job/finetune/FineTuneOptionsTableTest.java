package io.rhema.job.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FineTuneOptionsTableTest {

  @Test
  void standsInTheReadmeAsItIsGenerated() throws IOException {
    assertThat(Files.readString(Path.of("../../README.md")))
        .as("README.md must have the table that %s prints", FineTuneOptionsTable.class.getName())
        .contains(FineTuneOptionsTable.markdown());
  }
}
