package io.rhema.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoriesTest {
  @Test
  void deletesWhatADirectoryHoldsAndIsContentWhenItIsGone(@TempDir Path folder) throws IOException {
    Path directory = folder.resolve("data");
    Files.createDirectories(directory.resolve("a/b"));
    Files.createFile(directory.resolve("a/b/file"));

    Directories.delete(directory);
    Directories.delete(directory);

    assertThat(directory).doesNotExist();
  }

  @Test
  void deletesNoMoreThanTheLinkToAFolderElsewhere(@TempDir Path folder) throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path kept = Files.createFile(elsewhere.resolve("kept"));
    Path directory = Files.createDirectory(folder.resolve("data"));
    Files.createSymbolicLink(directory.resolve("link"), elsewhere);

    Directories.delete(directory);

    assertThat(directory).doesNotExist();
    assertThat(kept).exists();
  }

  @Test
  void createsAWritableDirectoryAndRefusesAFile(@TempDir Path folder) throws IOException {
    assertThat(Directories.writable(folder.resolve("x/y"))).isDirectory();
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> Directories.writable(file))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining(file.toString());
  }
}
