package io.rhema.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderExchangeTest {
  @TempDir Path parent;
  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = parent.resolve("models").resolve("1");
  }

  @Test
  void aDraftTakesTheNameOfTheFolder() throws IOException {
    replaceBy("first");

    assertThat(folder.resolve("file")).hasContent("first");
  }

  @Test
  void theOldContentGoesAsAWhole() throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub").resolve("stale"), "stale");

    replaceBy("new");

    assertThat(folder.resolve("file")).hasContent("new");
    assertThat(folder.resolve("sub")).doesNotExist();
    assertThat(visible()).containsExactly(folder);
  }

  @Test
  void whatAKilledProcessLeftIsNoHindrance() throws IOException {
    Path left = Files.createDirectories(folder.resolveSibling(".1.draft"));
    Files.writeString(left.resolve("half"), "half");

    replaceBy("whole");

    assertThat(folder.resolve("half")).doesNotExist();
    assertThat(folder.resolve("file")).hasContent("whole");
    assertThat(left).doesNotExist();
  }

  @Test
  void aDraftThatIsNotTakenGoes() throws IOException {
    try (FolderExchange exchange = FolderExchange.lock(folder)) {
      Files.createDirectory(exchange.draft("draft"));
    }

    assertThat(folder).doesNotExist();
    assertThat(folder.resolveSibling(".1.draft")).doesNotExist();
  }

  @Test
  void exchangesWaitForEachOther() throws Exception {
    List<Callable<Void>> writers =
        Stream.of("a", "b", "c", "d")
            .map(
                content ->
                    (Callable<Void>)
                        () -> {
                          replaceBy(content);
                          return null;
                        })
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(writers.size());
    try {
      for (Future<Void> done : threads.invokeAll(writers)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(Files.readString(folder.resolve("file"))).isIn("a", "b", "c", "d");
    assertThat(visible()).containsExactly(folder);
  }

  private void replaceBy(String content) throws IOException {
    try (FolderExchange exchange = FolderExchange.lock(folder)) {
      Path draft = Files.createDirectory(exchange.draft("draft"));
      Files.writeString(draft.resolve("file"), content);
      exchange.replaceBy(draft);
    }
  }

  private List<Path> visible() throws IOException {
    try (Stream<Path> entries = Files.list(folder.getParent())) {
      return entries.filter(entry -> !entry.endsWith(".1.lock")).toList();
    }
  }
}
