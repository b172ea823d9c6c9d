package io.rhema.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Pooling;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which heads a folder has, by its manifest. */
class HeadsTest {
  @TempDir Path dir;

  @Test
  void readsTheHeadsOfAManifest() throws Exception {
    TinyHeads.sentimentEntities(dir);
    write(
        """
        [{"name": "polarity", "task": "text-classification", "output": "a", "labels": ["n", "p"]},
         {"name": "topics", "task": "text-classification", "labels": ["x", "y"],
          "activation": "sigmoid"},
         {"name": "spam", "task": "text-classification", "labels": ["spam"]},
         {"name": "entities", "task": "token-classification", "output": "b", "labels": ["O", "X"]},
         {"name": "meaning", "task": "feature-extraction", "pooling": "cls", "normalised": true},
         {"name": "tokens", "task": "feature-extraction"}]
        """);

    assertThat(ManifestFile.read(dir.resolve("rhema.json")).heads())
        .containsExactly(
            new Head("polarity", new Classification(List.of("n", "p"), Activation.SOFTMAX), "a"),
            new Head("topics", new Classification(List.of("x", "y"), Activation.SIGMOID), null),
            new Head("spam", new Classification(List.of("spam"), Activation.SIGMOID), null),
            new Head("entities", new TokenClassification(List.of("O", "X")), "b"),
            new Head("meaning", new Embedding(Pooling.CLS, true), null),
            new Head("tokens", new Embedding(Pooling.MEAN, false), null));
  }

  @Test
  void readsBackTheHeadsThatItWrote() throws Exception {
    TinyHeads.sentimentEntities(dir);
    List<Head> heads =
        List.of(
            new Head("a", new Classification(List.of("n", "p"), Activation.SOFTMAX), "x"),
            new Head("b", new Classification(List.of("n", "p"), Activation.SIGMOID), null),
            new Head("c", new TokenClassification(List.of("O", "B-PER", "I-PER")), "y"),
            new Head("d", new Embedding(Pooling.MAX, true), "z"));
    BundleWriter.seal(dir, BundleManifest.ofHeads("m", "1", heads));

    assertThat(ModelBundle.open(dir).heads()).isEqualTo(heads);
  }

  @Test
  void spellsAHeadAsItsReadersExpect() throws Exception {
    TinyHeads.sentimentEntities(dir);

    assertThat(dir.resolve("rhema.json"))
        .content()
        .containsIgnoringWhitespaces(
            """
            "heads": [{
              "name": "sentiment",
              "task": "text-classification",
              "output": "sentiment_logits",
              "labels": ["negative", "positive"]
            }, {
              "name": "entities",
              "task": "token-classification",
              "output": "entities_logits",
              "labels": ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]
            }]
            """)
        .doesNotContain("\"task\" : null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{"name": "a", "task": "summarization"}]                                       | head 'a' names the task 'summarization'; supported: text-classification, token-classification, feature-extraction, translation
          [{"name": "a", "task": "token-classification"}]                                | labels are []; there must be at least one
          [{"name": "a", "task": "token-classification", "labels": ["O", "O"]}]          | labels are [O, O]
          [{"task": "feature-extraction"}]                                               | a head has no name
          [{"name": "a", "task": "feature-extraction"}, {"name": "a", "task": "feature-extraction"}] | each needs a name of its own
          [{"name": "a", "task": "feature-extraction", "pooling": "best"}]               | best
          [{"name": "a", "task": "feature-extraction", "colour": "red"}]                 | Unrecognized field "colour"
          """)
  void refusesHeadsThatCannotBeServed(String heads, String reason) throws Exception {
    TinyHeads.sentimentEntities(dir);
    write(heads);

    assertThatThrownBy(() -> ModelBundle.open(dir))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("rhema.json")
        .hasMessageContaining(reason);
  }

  @Test
  void aManifestNamesATaskOrHeads() {
    BundleManifest heads = BundleManifest.ofHeads("m", "1", List.of(Head.of(embedding())));

    assertThatThrownBy(
            () ->
                new BundleManifest(
                    1,
                    "m",
                    "1",
                    "feature-extraction",
                    heads.heads(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a manifest names one of them");
  }

  @Test
  void findsTheOneHeadOfATask() {
    ModelBundle bundle = ModelBundle.open(TinyHeads.sentimentEntities(dir));

    assertThat(bundle.head(TokenClassification.class).output()).isEqualTo("entities_logits");
    assertThat(bundle.task(Classification.class).labels()).isEqualTo(TinyBundles.LABELS);
    assertThatThrownBy(() -> bundle.head(Embedding.class))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "Model 'sentiment-entities' 1 in %s: it has no head for 'feature-extraction'; its heads"
                + " are 'sentiment' (text-classification), 'entities' (token-classification).",
            dir);
  }

  @Test
  void doesNotChooseBetweenHeadsOfOneTask() throws Exception {
    TinyHeads.sentimentEntities(dir);
    List<Head> twins = List.of(new Head("a", embedding(), "x"), new Head("b", embedding(), "y"));
    BundleWriter.seal(dir, BundleManifest.ofHeads("m", "1", twins));
    ModelBundle bundle = ModelBundle.open(dir);

    assertThatThrownBy(() -> bundle.task(Embedding.class))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "Model 'm' 1 in %s: it has 2 heads for 'feature-extraction'; its heads are 'a'"
                + " (feature-extraction), 'b' (feature-extraction).",
            dir);
  }

  @Test
  void severalHeadsServeTheLanguagesOfTheirBundle() throws Exception {
    TinyHeads.sentimentEntities(dir);
    BundleManifest manifest = ModelBundle.open(dir).manifest().orElseThrow();
    BundleWriter.seal(dir, manifest.withLanguages(List.of("en", "de")));

    ModelBundle bundle = ModelBundle.open(dir);

    assertThat(bundle.languages()).containsExactly("en", "de");
    assertThat(bundle.heads()).isEqualTo(manifest.heads());
  }

  private static Embedding embedding() {
    return new Embedding(Pooling.MEAN, false);
  }

  /** A manifest with the right checksums and heads as somebody wrote them. */
  private void write(String heads) throws Exception {
    Path file = dir.resolve("rhema.json");
    String sealed = Files.readString(file);
    int from = sealed.indexOf("\"heads\"");
    int to = sealed.indexOf("\"maxTokens\"");
    Files.writeString(
        file, sealed.substring(0, from) + "\"heads\": " + heads + "," + sealed.substring(to));
  }
}
