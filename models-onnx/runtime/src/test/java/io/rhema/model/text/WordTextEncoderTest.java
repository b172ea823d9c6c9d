package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Component;
import io.rhema.model.text.analyzer.Weighting;
import io.rhema.model.text.analyzer.WordCount;
import io.rhema.model.text.analyzer.WordVocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordTextEncoderTest {
  private static final AnalyzerDefinition ENGLISH = AnalyzerDefinition.english();

  @TempDir Path dir;

  @BeforeEach
  void writeWords() throws IOException {
    Files.writeString(dir.resolve("words.tsv"), "good\t4\nfilm\t2\ngood film\t1\n");
  }

  @Test
  void aSequenceHasEachWordInOrderWithItsOffsets() {
    EncodedText text = encoder(ENGLISH).encode("A <i>GOOD</i> film, goooood quux");

    assertThat(text.ids()).containsExactly(1, 2, 3, 2, 1);
    assertThat(text.starts()).containsExactly(0, 5, 14, 20, 28);
    assertThat(text.ends()).containsExactly(1, 9, 18, 27, 32);
    assertThat(text.words()).containsExactly(0, 1, 2, 3, 4);
    assertThat(text.cases()).containsExactly(1, 2, 0, 0, 0);
    assertThat(text.weights()).isEmpty();
  }

  @Test
  void aBagHasEachKnownWordOnceWhereItOccursFirst() {
    EncodedText text =
        encoder(ENGLISH.with(Component.of("shingle")).asBag(Weighting.COUNT))
            .encode("the film, a Good Film. good");

    assertThat(text.ids()).containsExactly(3, 2, 4);
    assertThat(text.starts()).containsExactly(4, 12, 12);
    assertThat(text.ends()).containsExactly(8, 16, 21);
    assertThat(text.weights()).containsExactly(2, 2, 1);
  }

  @Test
  void rareWordsOfABagWeighMore() {
    EncodedText text =
        encoder(ENGLISH.asBag(Weighting.TFIDF).withDocuments(4)).encode("good good film");

    double good = 2 * (Math.log(5.0 / 5) + 1);
    double film = Math.log(5.0 / 3) + 1;
    double norm = Math.hypot(good, film);
    assertThat(text.weights())
        .containsExactly(new float[] {(float) (good / norm), (float) (film / norm)}, within(1e-6f));
  }

  @Test
  void aBagOfUnknownWordsIsTheUnknownOneOfNoWeight() {
    EncodedText text = encoder(ENGLISH.asBag(Weighting.TFIDF).withDocuments(4)).encode(" quux ba");

    assertThat(text.ids()).containsExactly(WordVocabulary.UNKNOWN);
    assertThat(text.starts()).containsExactly(1);
    assertThat(text.ends()).containsExactly(5);
    assertThat(text.weights()).containsExactly(0);
  }

  @Test
  void aTextWithoutAWordHasNoSubWord() {
    TextEncoder sequence = encoder(ENGLISH);
    TextEncoder bag = encoder(ENGLISH.asBag(Weighting.BINARY));
    for (String text : List.of("", " \n", "...", "<br/>", "\u0000", "\uD83D")) {
      assertThat(sequence.encode(text).size()).as(text).isZero();
      assertThat(bag.encode(text).size()).as(text).isZero();
    }
  }

  @Test
  void aRowWithoutAWordIsOnePaddingTokenOfNoWeight() {
    SequenceFormat format = encoder(ENGLISH).format();

    assertThat(format.overhead()).isZero();
    assertThat(format.length(0)).isEqualTo(1);
    assertThat(format.row(EncodedText.EMPTY, new Window(0, 0)).ids())
        .containsExactly(WordVocabulary.PADDING);
    assertThat(format.row(EncodedText.EMPTY, new Window(0, 0)).weights()).containsExactly(0);
  }

  @Test
  void anotherTokenizerBesideIsRefused() throws IOException {
    ENGLISH.write(dir.resolve(AnalyzerDefinition.FILE));
    for (String other : List.of("tokenizer.json", "vocab.txt", "source.spm")) {
      Files.writeString(dir.resolve(other), "{}");
      assertThatThrownBy(() -> TextEncoders.load(dir))
          .isInstanceOf(BundleException.class)
          .hasMessage(
              "%s has both analyzer.json and %s; a model is fed by one of them, take the other away",
              dir, other);
      Files.delete(dir.resolve(other));
    }
  }

  @Test
  void messagesNameTheFile() throws IOException {
    Files.writeString(dir.resolve(AnalyzerDefinition.FILE), "{}");
    assertThatThrownBy(() -> TextEncoders.load(dir))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(dir.resolve("analyzer.json") + ": has no formatVersion");

    Files.writeString(dir.resolve("words.tsv"), "good\n");
    assertThatThrownBy(() -> encoder(ENGLISH))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(dir.resolve("analyzer.json") + ": words.tsv: line 1 is 'good'");
  }

  @Test
  void documentsAreNeededWhereRarityCounts() {
    assertThatThrownBy(() -> encoder(ENGLISH.asBag(Weighting.TFIDF)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("documents are not stated");
    assertThatThrownBy(() -> encoder(ENGLISH.asBag(Weighting.TFIDF).withDocuments(3)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("'good' in 4 documents, of which there are 3");
  }

  @Test
  void theFingerprintChangesWithEverythingThatDecidesIdsAndWeights() throws IOException {
    Files.writeString(dir.resolve("stop.txt"), "the\n");
    AnalyzerDefinition stopped = ENGLISH.with(Component.of("stop", "words", "stop.txt"));
    List<String> fingerprints = new ArrayList<>();
    fingerprints.add(encoder(ENGLISH).fingerprint());
    fingerprints.add(encoder(AnalyzerDefinition.french()).fingerprint());
    fingerprints.add(encoder(ENGLISH.asBag(Weighting.COUNT)).fingerprint());
    fingerprints.add(encoder(ENGLISH.asBag(Weighting.BINARY)).fingerprint());
    fingerprints.add(encoder(ENGLISH.asBag(Weighting.BINARY).withDocuments(9)).fingerprint());
    fingerprints.add(encoder(stopped).fingerprint());
    Files.writeString(dir.resolve("stop.txt"), "a\n");
    fingerprints.add(encoder(stopped).fingerprint());
    new WordVocabulary(List.of(new WordCount("good", 4))).write(dir.resolve("words.tsv"));
    fingerprints.add(encoder(ENGLISH).fingerprint());
    new WordVocabulary(List.of(new WordCount("good", 5))).write(dir.resolve("words.tsv"));
    fingerprints.add(encoder(ENGLISH).fingerprint());

    assertThat(fingerprints).doesNotHaveDuplicates().allMatch(f -> f.matches("[0-9a-f]{64}"));
    assertThat(encoder(ENGLISH).fingerprint()).isEqualTo(fingerprints.get(fingerprints.size() - 1));
    assertThat(encoder(ENGLISH).encode("good").encoder()).isIn(fingerprints);
  }

  @Test
  void threadsThatShareAnEncoderGetWhatOneAloneWouldGet() throws Exception {
    TextEncoder encoder =
        encoder(ENGLISH.with(Component.of("shingle")).asBag(Weighting.TFIDF).withDocuments(9));
    List<String> texts = MadeUpLines.of(61, 500).map(line -> line + " good film " + line).toList();
    List<EncodedText> expected = texts.stream().map(encoder::encode).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<EncodedText>>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        results.add(threads.submit(() -> texts.stream().map(encoder::encode).toList()));
      }
      for (Future<List<EncodedText>> result : results) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private TextEncoder encoder(AnalyzerDefinition definition) {
    try {
      definition.write(dir.resolve(AnalyzerDefinition.FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return TextEncoders.load(dir);
  }
}
