package io.rhema.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.Limits;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.bundle.Precision;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Pooling;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.training.graph.bundle.BaseEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoSessionLeak.class)
class EmbeddingBundleTest {
  /** What the build made just before the tests. */
  private static final Path BUILT = Path.of("target", "bundle", "embeddings", "1");

  @TempDir static Path folder;
  private static Path exact;

  @BeforeAll
  static void makeFloatBundle() throws IOException {
    exact = folder.resolve("exact");
    new EmbeddingBundle(exact, NumberFormat.FP32).assemble();
  }

  @Test
  void saysWhatItIsAndWhereItIsFrom() throws IOException {
    ModelBundle bundle = ModelBundle.open(BUILT);
    BundleManifest manifest = bundle.manifest().orElseThrow();

    assertThat(bundle.id()).isEqualTo(new ModelId("embeddings", "1"));
    assertThat(bundle.heads())
        .containsExactly(
            new Head("embeddings", new Embedding(Pooling.MEAN, true), "sentence_embedding"));
    assertThat(bundle.limits()).isEqualTo(new Limits(256, 32));
    assertThat(manifest.precision()).isEqualTo(Precision.INT8);
    assertThat(manifest.provenance().base()).isEqualTo(BaseEncoder.NAME);
    assertThat(manifest.provenance().hyperParameters())
        .containsEntry("licence", "Apache-2.0")
        .containsEntry("source sha-256", EmbeddingBundle.SOURCE_SHA_256);
    assertThat(Files.readString(BUILT.resolve("MODEL_CARD.md")))
        .startsWith("# embeddings 1\n")
        .contains(EmbeddingBundle.SOURCE_SHA_256, "## Measured", "## Number format");
  }

  @Test
  void isLeftAloneWhenItIsThereAndWhole() throws IOException {
    assertThat(new EmbeddingBundle(exact, NumberFormat.FP32).assemble()).isFalse();
  }

  @Test
  void isMadeAgainByteForByteWhenItIsDamaged() throws IOException {
    Path copy = folder.resolve("copy");
    Files.createDirectories(copy);
    Files.copy(BUILT.resolve("rhema.json"), copy.resolve("rhema.json"));
    Files.writeString(copy.resolve("model.onnx"), "half");

    assertThat(new EmbeddingBundle(copy, NumberFormat.USUAL).assemble()).isTrue();

    assertThat(copy.resolve("rhema.json"))
        .as("as the build made it; raise the revision when what is made has changed")
        .hasSameTextualContentAs(BUILT.resolve("rhema.json"));
  }

  @Test
  void anotherNumberFormatIsAnotherVersion() {
    assertThat(ModelBundle.open(exact).id()).isEqualTo(new ModelId("embeddings", "1-fp32"));
  }

  @Test
  void theGraphPoolsAsSentenceTransformersDoes() throws IOException {
    // The encoder as it was published, with one vector a token, pooled by the runtime.
    Path published = folder.resolve("published");
    BaseEncoder.unpack(published);
    Files.writeString(
        published.resolve("modules.json"),
        """
        [{"type": "sentence_transformers.models.Transformer"},
         {"type": "sentence_transformers.models.Pooling"},
         {"type": "sentence_transformers.models.Normalize"}]
        """);
    BundleWriter.seal(
        published,
        BundleManifest.of("published", "1", Embedding.NAME)
            .withLimits(EmbeddingBundle.MAX_TOKENS, null));
    Map<String, float[]> expected = Sentences.embed(published);

    Map<String, float[]> vectors = Sentences.embed(exact);

    assertThat(vectors.keySet()).isEqualTo(expected.keySet());
    vectors.forEach(
        (text, vector) ->
            assertThat(vector).as(text).containsExactly(expected.get(text), within(1e-5f)));
  }

  @Test
  void eightBitsStayCloseToTheFloatModel() {
    Map<String, float[]> expected = Sentences.embed(exact);

    Sentences.embed(BUILT)
        .forEach(
            (text, vector) ->
                assertThat(Sentences.cosine(vector, expected.get(text)))
                    .as(text)
                    .isGreaterThan(0.995));
  }

  @Test
  void aParaphraseIsNearerThanAnotherSubject() {
    Map<String, float[]> vectors = Sentences.embed(BUILT);
    float[] late = vectors.get(Sentences.LATE);

    assertThat(Sentences.cosine(late, vectors.get(Sentences.DELAYED)))
        .isGreaterThan(Sentences.cosine(late, vectors.get(Sentences.SOUP)) + 0.3);
  }

  @Test
  void vectorsHaveTheLengthOne() {
    Sentences.embed(BUILT)
        .forEach(
            (text, vector) -> {
              assertThat(vector).as(text).hasSize(384);
              assertThat(Sentences.inner(vector, vector)).as(text).isCloseTo(1, within(1e-5));
            });
  }
}
