package io.rhema.model.text.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordVocabularyTest {
  @TempDir Path dir;

  @Test
  void theMostFrequentWordsAreLearntWithTheirDocuments() {
    WordVocabulary vocabulary =
        WordVocabulary.learn(
            Stream.of(
                List.of("b", "a", "b", "rare"), List.of("b", "c", "a"), List.of(), List.of("c")),
            10,
            2);

    assertThat(vocabulary.words())
        .containsExactly(new WordCount("b", 2), new WordCount("a", 2), new WordCount("c", 2));
    assertThat(vocabulary.size()).isEqualTo(5);
    assertThat(vocabulary.id("b")).isEqualTo(2);
    assertThat(vocabulary.id("c")).isEqualTo(4);
    assertThat(vocabulary.id("rare")).isEqualTo(WordVocabulary.UNKNOWN);
    assertThat(vocabulary.word(3)).isEqualTo("a");
    assertThat(vocabulary.documentFrequency(3)).isEqualTo(2);
  }

  @Test
  void noMoreWordsAreLearntThanAskedFor() {
    WordVocabulary.Builder builder =
        new WordVocabulary.Builder().add(List.of("x", "y", "z")).add(List.of("z", "z"));

    assertThat(builder.documents()).isEqualTo(2);
    assertThat(builder.build(2, 1).words())
        .containsExactly(new WordCount("z", 2), new WordCount("x", 1));
  }

  @Test
  void wordsThatNoLineCanHoldAreNotLearnt() {
    List<String> odd = List.of("", "a\tb", "a\nb", "a\rb", "\uD83D", "ok", "\u0000", "a b", "😂");

    assertThat(WordVocabulary.learn(Stream.of(odd), 10, 1).words())
        .extracting(WordCount::word)
        .containsExactly("\u0000", "a b", "ok", "😂");
  }

  @Test
  void refusesToLearnNothing() {
    assertThatThrownBy(() -> WordVocabulary.learn(Stream.of(List.of("a", "b")), 10, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "none of 2 words in 1 documents occurs 2 times; learn from more text or ask for less");
    assertThatThrownBy(() -> WordVocabulary.learn(Stream.of(List.of("a")), 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("at most 0 words are asked for; it must be at least 1");
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    Path file = dir.resolve("words.tsv");
    List<WordCount> words =
        List.of(
            new WordCount("the", 999_999_999),
            new WordCount("new york", 0),
            new WordCount("\u0000", 1),
            new WordCount("\u2028\u0085", 1),
            new WordCount("#", 1),
            new WordCount("\"", 1),
            new WordCount("😂", 3));

    new WordVocabulary(words).write(file);

    assertThat(WordVocabulary.read(file).words()).isEqualTo(words);
    assertThat(Files.readString(file)).startsWith("the\t999999999\nnew york\t0\n");
  }

  @Test
  void windowsLineEndsAreLineEnds() throws IOException {
    Path file = Files.writeString(dir.resolve("words.tsv"), "a\t1\r\nb\t2");

    assertThat(WordVocabulary.read(file).words())
        .containsExactly(new WordCount("a", 1), new WordCount("b", 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"b", "\t1", "b\t", "b\t-1", "b\t1\t2", "b\t1.5", "b\t9999999999", "b 1", "b\t١"})
  void refusesALineThatIsNotAWordAndANumber(String line) throws IOException {
    Path file = Files.writeString(dir.resolve("words.tsv"), "a\t1\n" + line + "\n");

    assertThatThrownBy(() -> WordVocabulary.read(file))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "words.tsv: line 2 is '%s'; each line is a word, a tab and the number of documents that"
                + " have it",
            line);
  }

  @Test
  void refusesWhatIsNoVocabulary() throws IOException {
    Path file = dir.resolve("words.tsv");
    assertRefused(file, "words.tsv is missing; it holds the words");
    Files.writeString(file, "");
    assertRefused(file, "words.tsv: there is no word in it");
    Files.writeString(file, "a\t1\nb\t1\na\t2\n");
    assertRefused(file, "words.tsv: the word 'a' is there twice; a vocabulary has each once");
    Files.write(file, "é\t1\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(file, "words.tsv is not UTF-8 text");
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> WordVocabulary.read(file))
        .isInstanceOf(BundleException.class)
        .hasMessage(message);
  }
}
