package io.rhema.model.text;

import static io.rhema.model.text.LetterCase.LOWER;
import static io.rhema.model.text.LetterCase.MIXED;
import static io.rhema.model.text.LetterCase.TITLE;
import static io.rhema.model.text.LetterCase.UPPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.testing.RandomTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which word each sub-word is part of, and how the original text writes that word. */
class WordsTest {
  @TempDir Path folder;

  private TextEncoder encoder;

  @BeforeEach
  void load() {
    encoder = TextEncoders.fromTokenizerJson(MiniLmTokenizer.copyTo(folder));
  }

  /** A word as found in the text, with its number of pieces. */
  private record Word(String text, int pieces, LetterCase letterCase) {}

  @Test
  void piecesOfAWordShareItsIndexAndCase() {
    assertThat(words("Unbelievableness is an iPhone for NATO"))
        .containsExactly(
            new Word("Unbelievableness", 2, TITLE),
            new Word("is", 1, LOWER),
            new Word("an", 1, LOWER),
            new Word("iPhone", 1, MIXED),
            new Word("for", 1, LOWER),
            new Word("NATO", 1, UPPER));
  }

  @Test
  void punctuationSplitsWords() {
    assertThat(words("the U.S. won"))
        .containsExactly(
            new Word("the", 1, LOWER),
            new Word("U", 1, TITLE),
            new Word(".", 1, LOWER),
            new Word("S", 1, TITLE),
            new Word(".", 1, LOWER),
            new Word("won", 1, LOWER));
  }

  @Test
  void accentsDoNotHideCapitals() {
    assertThat(words("École ÉTÉ")).extracting(Word::letterCase).containsExactly(TITLE, UPPER);
    assertThat(words("E\u0301cole E\u0301TE\u0301"))
        .extracting(Word::letterCase)
        .containsExactly(TITLE, UPPER);
  }

  @Test
  void aDecomposedAccentStaysInsideItsWord() {
    assertThat(words("Zu\u0308rich\u0301 no\u0308"))
        .extracting(Word::text)
        .containsExactly("Zu\u0308rich", "no");
  }

  @Test
  void capitalsOfEveryAlphabetCount() {
    assertThat(words("İstanbul ǅemal ǄEMAL Москва ΝΑΤΟ"))
        .extracting(Word::letterCase)
        .containsExactly(TITLE, TITLE, UPPER, TITLE, UPPER);
  }

  @Test
  void whatHasNoCaseIsLower() {
    assertThat(words("2024 東京 שלום 😀 👩‍👩‍👧‍👦 …"))
        .extracting(Word::letterCase)
        .containsOnly(LOWER);
  }

  @Test
  void ideographsAreWordsOfTheirOwn() {
    assertThat(words("東京Tokyo"))
        .containsExactly(
            new Word("東", 1, LOWER), new Word("京", 1, LOWER), new Word("Tokyo", 1, TITLE));
  }

  @Test
  void anUnknownWordIsOneWordOfOnePiece() {
    String unknown = "A".repeat(101);

    assertThat(words("an " + unknown + " 🦖🦖 end"))
        .containsExactly(
            new Word("an", 1, LOWER),
            new Word(unknown, 1, UPPER),
            new Word("🦖🦖", 1, LOWER),
            new Word("end", 1, LOWER));
  }

  @Test
  void anAddedTokenIsAWordOfItsOwn() {
    encoder =
        TextEncoders.fromTokenizerJson(
            MiniLmTokenizer.write(
                folder,
                MiniLmTokenizer.with(
                    "added_tokens",
                    "[{\"content\": \"<URL>\", \"id\": 1, \"normalized\": false}]")));

    assertThat(words("see<URL><URL>Now"))
        .containsExactly(
            new Word("see", 1, LOWER),
            new Word("<URL>", 1, UPPER),
            new Word("<URL>", 1, UPPER),
            new Word("Now", 1, TITLE));
  }

  @Test
  void anEmptyTextHasNoWords() {
    assertThat(words("")).isEmpty();
    assertThat(words(" \t")).isEmpty();
  }

  @Test
  void aPlainVocabularyGivesTheSameWords() throws IOException {
    TextEncoder plain = plain();
    Stream.of("Unbelievableness is an iPhone for NATO", "the U.S. won", "E\u0301TE\u0301 東京Tokyo")
        .forEach(
            text -> {
              EncodedText encoded = plain.encode(text);
              assertThat(encoded.words()).isEqualTo(encoder.encode(text).words());
              assertThat(encoded.cases()).isEqualTo(encoder.encode(text).cases());
            });
  }

  @Test
  void everyTextHasWordsInOrderOfOneCaseEach() {
    Stream.concat(RandomTexts.of(41, 10_000), MadeUpLines.of(42, 2_000))
        .forEach(text -> assertSound(text, encoder.encode(text)));
  }

  /** The record itself lets words only rise by 0 or 1. */
  private static void assertSound(String text, EncodedText encoded) {
    int previousEnd = 0;
    for (int from = 0; from < encoded.size(); ) {
      int to = endOfWord(encoded, from);
      int start = encoded.starts()[from];
      int end = encoded.ends()[to - 1];
      byte expected = LetterCaseTest.byRule(text.substring(start, end)).code();
      for (int i = from; i < to; i++) {
        if (encoded.cases()[i] != expected) {
          fail("%s: piece %d has case %d, its word %d", text, i, encoded.cases()[i], expected);
        }
      }
      if (start < previousEnd) {
        fail("%s: the word at %d begins inside the one before", text, start);
      }
      previousEnd = end;
      from = to;
    }
  }

  private List<Word> words(String text) {
    EncodedText encoded = encoder.encode(text);
    List<Word> words = new ArrayList<>();
    for (int from = 0; from < encoded.size(); ) {
      int to = endOfWord(encoded, from);
      assertThat(encoded.words()[from]).isEqualTo(words.size());
      words.add(
          new Word(
              text.substring(encoded.starts()[from], encoded.ends()[to - 1]),
              to - from,
              LetterCase.ofCode(encoded.cases()[to - 1])));
      from = to;
    }
    return words;
  }

  private static int endOfWord(EncodedText encoded, int from) {
    int to = from + 1;
    while (to < encoded.size() && encoded.words()[to] == encoded.words()[from]) {
      to++;
    }
    return to;
  }

  /** The same pieces in a file with one of them a line. */
  private TextEncoder plain() throws IOException {
    JsonNode vocabulary = MiniLmTokenizer.read().path("model").path("vocab");
    List<String> pieces =
        vocabulary.properties().stream()
            .sorted(Comparator.comparingInt(entry -> entry.getValue().asInt()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toList());
    Files.write(folder.resolve("vocab.txt"), pieces);
    return TextEncoders.load(folder);
  }
}
