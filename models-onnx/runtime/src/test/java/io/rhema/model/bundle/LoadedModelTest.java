package io.rhema.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoSessionLeak.class)
class LoadedModelTest {
  @TempDir Path dir;

  @Test
  void answersWithTheLogitsOfItsWords() {
    ModelBundle bundle = ModelBundle.open(TinyBundles.sentiment(dir));

    try (LoadedModel loaded = bundle.openModel(SessionOptions.DEFAULT)) {
      float[] logits =
          loaded
              .model()
              .run(TokenBatch.of(List.of(row("good", "good"), row("the", "awful", "movie")), 0))
              .data();

      assertThat(logits).containsExactly(-1f, 1f, 0.8f, -0.8f);
    }
  }

  static int[] row(String... words) {
    int[] row = new int[words.length + 2];
    row[0] = TinyBundles.id("[CLS]");
    for (int i = 0; i < words.length; i++) {
      row[i + 1] = TinyBundles.id(words[i]);
    }
    row[words.length + 1] = TinyBundles.id("[SEP]");
    return row;
  }
}
