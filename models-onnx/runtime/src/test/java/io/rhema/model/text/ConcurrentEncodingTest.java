package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentEncodingTest {
  private static final int THREADS = 4;

  @TempDir Path folder;

  @Test
  void threadsThatShareAnEncoderGetWhatOneAloneWouldGet() throws Exception {
    Path file = MiniLmTokenizer.copyTo(folder);
    List<String> texts = MadeUpLines.of(31, 2_000).toList();
    TextEncoder alone = TextEncoders.fromTokenizerJson(file);
    List<EncodedText> expected = texts.stream().map(alone::encode).toList();

    // A fresh one, so that the threads also meet while its tables are being filled.
    TextEncoder shared = TextEncoders.fromTokenizerJson(file);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<EncodedText>>> results = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        results.add(threads.submit(() -> texts.stream().map(shared::encode).toList()));
      }
      for (Future<List<EncodedText>> result : results) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
