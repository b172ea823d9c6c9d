package io.rhema.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Pooling;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyHeads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as others export them, without a manifest: their configuration tells the task. */
@ExtendWith(NoSessionLeak.class)
class ForeignExportTest {
  private static final String NORMALIZED =
      """
      [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
       {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
       {"idx": 2, "name": "2", "path": "2_X", "type": "sentence_transformers.models.Normalize"}]
      """;

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(
      strings = {"O, B-PER, I-PER, B-LOC, I-LOC, B-ORG, I-ORG", "O, I-PER, B-PER", "O, PER, LOC"})
  void readsTheLabelsOfATaggerAsTheyAre(String labels) throws Exception {
    TinyHeads.entities(dir);
    List<String> expected = List.of(labels.split(", "));
    config(
        """
        {"architectures": ["DistilBertForTokenClassification"], "id2label": %s}
        """
            .formatted(idToLabel(expected)));

    assertThat(heads())
        .containsExactly(new Head("entities", new TokenClassification(expected), null));
  }

  @Test
  void opensATaggerWithoutAManifest() throws Exception {
    TinyHeads.entities(dir);
    Files.delete(dir.resolve("rhema.json"));

    try (LoadedModel loaded = ModelBundle.open(dir).openModel(SessionOptions.DEFAULT)) {
      assertThat(loaded.heads().get(0).output()).isEqualTo("logits");
      assertThat(loaded.heads().get(0).task().labels()).isEqualTo(TinyHeads.ENTITY_LABELS);
    }
  }

  @Test
  void aBareEncoderIsPooledByTheMean() throws Exception {
    TinyHeads.embeddings(dir);
    config("{\"architectures\": [\"BertModel\"]}");

    assertThat(heads())
        .containsExactly(new Head("embeddings", new Embedding(Pooling.MEAN, false), null));
  }

  @ParameterizedTest
  @CsvSource({
    "pooling_mode_cls_token, CLS",
    "pooling_mode_mean_tokens, MEAN",
    "pooling_mode_max_tokens, MAX"
  })
  void readsHowASentenceTransformerPools(String mode, Pooling pooling) throws Exception {
    sentenceTransformer(mode);

    assertThat(heads()).containsExactly(new Head("embeddings", new Embedding(pooling, true), null));
    try (LoadedModel loaded = ModelBundle.open(dir).openModel(SessionOptions.DEFAULT)) {
      assertThat(loaded.heads().get(0).output()).isEqualTo("last_hidden_state");
    }
  }

  @Test
  void doesNotNormaliseWithoutTheModule() throws Exception {
    sentenceTransformer("pooling_mode_mean_tokens");
    Files.writeString(
        dir.resolve("modules.json"),
        "[{\"path\": \"1_Pooling\", \"type\": \"sentence_transformers.models.Pooling\"}]");

    assertThat(heads())
        .containsExactly(new Head("embeddings", new Embedding(Pooling.MEAN, false), null));
  }

  @Test
  void refusesAnotherWayOfPooling() throws Exception {
    sentenceTransformer("pooling_mode_lasttoken");

    assertRefused("1_Pooling/config.json pools by [lasttoken]; supported is one of [");
  }

  @Test
  void refusesAModuleThatItDoesNotRun() throws Exception {
    sentenceTransformer("pooling_mode_mean_tokens");
    Files.writeString(
        dir.resolve("modules.json"), "[{\"type\": \"sentence_transformers.models.Dense\"}]");

    assertRefused("modules.json has the module 'sentence_transformers.models.Dense'; supported: ");
  }

  @Test
  void refusesModulesThatAreNoList() throws Exception {
    sentenceTransformer("pooling_mode_mean_tokens");
    Files.writeString(dir.resolve("modules.json"), "{}");

    assertRefused("modules.json holds no JSON array.");
  }

  private void sentenceTransformer(String mode) throws Exception {
    TinyHeads.embeddings(dir);
    config("{\"architectures\": [\"MPNetModel\"], \"max_position_embeddings\": 512}");
    Files.writeString(dir.resolve("modules.json"), NORMALIZED);
    Files.createDirectories(dir.resolve("1_Pooling"));
    Files.writeString(
        dir.resolve("1_Pooling/config.json"),
        "{\"word_embedding_dimension\": 3, \"pooling_mode_weightedmean_tokens\": false, \"%s\": true}"
            .formatted(mode));
  }

  private void config(String json) throws Exception {
    Files.delete(dir.resolve("rhema.json"));
    Files.writeString(dir.resolve("config.json"), json);
  }

  private List<Head> heads() {
    return ModelBundle.open(dir).heads();
  }

  private void assertRefused(String why) {
    assertThatThrownBy(this::heads).isInstanceOf(BundleException.class).hasMessageContaining(why);
  }

  private static String idToLabel(List<String> labels) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < labels.size(); i++) {
      json.append(i == 0 ? "" : ", ").append("\"%d\": \"%s\"".formatted(i, labels.get(i)));
    }
    return json.append("}").toString();
  }
}
