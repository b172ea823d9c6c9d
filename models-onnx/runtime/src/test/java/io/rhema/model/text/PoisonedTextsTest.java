package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.rhema.model.testing.RandomTexts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a producer sends, each encoder answers, with offsets that lie in the text. */
class PoisonedTextsTest {
  private static final int LONG = 100_000;

  @TempDir static Path folder;

  private static Map<String, TextEncoder> encoders() {
    Map<String, TextEncoder> encoders = new LinkedHashMap<>();
    Path uncased = MiniLmTokenizer.copyTo(folder);
    encoders.put("uncased", TextEncoders.fromTokenizerJson(uncased));
    encoders.put("special", TextEncoders.fromTokenizerJson(uncased, SpecialTokens.MATCHED));
    encoders.put(
        "cased", changed("normalizer", "{\"type\":\"BertNormalizer\",\"lowercase\":false}"));
    encoders.put("decomposed", changed("normalizer", "{\"type\":\"NFD\"}"));
    encoders.put("as it is", changed("normalizer", "null"));
    encoders.put("not split", changed("pre_tokenizer", "null"));
    encoders.put(
        "byte level", TextEncoders.fromTokenizerJson(TinyBpe.write(folder, TinyBpe.byteLevel())));
    encoders.put(
        "visible blanks",
        TextEncoders.fromTokenizerJson(
            TinyBpe.write(
                folder,
                TinyBpe.characters(),
                TinyBpe.with("pre_tokenizer", "{\"type\":\"Metaspace\"}")
                    .andThen(TinyBpe.model("byte_fallback", "true")))));
    encoders.put(
        "split by an expression",
        TextEncoders.fromTokenizerJson(
            TinyBpe.write(
                folder,
                TinyBpe.characters(),
                TinyBpe.with(
                        "pre_tokenizer",
                        """
                        {"type":"Split","pattern":{"Regex":"(?:\\\\p{L}|\\\\s\\\\S)+|."},\
                        "behavior":"Isolated","invert":false}""")
                    .andThen(TinyBpe.model("unk_token", "\"<unk>\"")))));
    return encoders;
  }

  private static TextEncoder changed(String part, String json) {
    return TextEncoders.fromTokenizerJson(
        MiniLmTokenizer.write(folder, MiniLmTokenizer.with(part, json)));
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("empty", "");
    texts.put("blank", " \t\r\n\u00A0\u3000");
    texts.put("NUL", "\u0000");
    texts.put("NUL inside", "a\u0000b \u0000 c");
    texts.put("lone high surrogate", "\uD83D");
    texts.put("lone low surrogate", "\uDE00");
    texts.put("surrogates the wrong way round", "a\uDE00\uD83Db");
    texts.put("lone surrogates among words", "one\uD83D two \uDE00three\uD83D");
    texts.put("lone surrogate before a pair", "\uD83D\uD83D\uDE00");
    texts.put("only marks", "\u0301\u0316\u302E");
    texts.put("noncharacters", "\uFFFF\uFFFE\uDBFF\uDFFF");
    texts.put("long word", "a".repeat(LONG));
    texts.put("long punctuation", "!".repeat(LONG));
    texts.put("long ideographs", "中".repeat(LONG));
    texts.put("long surrogates", "\uD83D".repeat(LONG));
    texts.put("long accents", "é\u0316".repeat(LONG / 2));
    // Canonical ordering must not take time in the square of their number.
    texts.put(
        "long run of marks", "a" + "\u302E\u0301".repeat(LONG / 4) + "\u0334".repeat(LONG / 2));
    texts.put("long special tokens", "[SEP]".repeat(LONG / 5));
    texts.put("long blanks", " ".repeat(LONG));
    return texts;
  }

  @Test
  void everyEncoderAnswersEveryText() {
    encoders()
        .forEach(
            (name, encoder) ->
                texts()
                    .forEach(
                        (kind, text) ->
                            assertSound(name + ": " + kind, text, encoder.encode(text))));
  }

  @Test
  void emptyAndBlankTextsHaveNoPieces() {
    TextEncoder encoder = TextEncoders.fromTokenizerJson(MiniLmTokenizer.copyTo(folder));
    assertThat(encoder.encode("").size()).isZero();
    assertThat(encoder.encode(" \t\u00A0\u0000").size()).isZero();
  }

  @Test
  void aWordOfAHundredThousandLettersIsOneUnknownPiece() {
    TextEncoder encoder = TextEncoders.fromTokenizerJson(MiniLmTokenizer.copyTo(folder));
    EncodedText encoded = encoder.encode("a".repeat(LONG));
    assertThat(encoded.ids()).containsExactly(100);
    assertThat(encoded.ends()).containsExactly(LONG);
  }

  @Test
  void loneSurrogatesAreDroppedLikeControlCharacters() {
    TextEncoder encoder = TextEncoders.fromTokenizerJson(MiniLmTokenizer.copyTo(folder));
    EncodedText encoded = encoder.encode("\uD83Dgood\uDE00 film");
    assertThat(encoded.ids()).isEqualTo(encoder.encode("good film").ids());
    assertThat(encoded.starts()).containsExactly(1, 7);
    assertThat(encoded.ends()).containsExactly(5, 11);
  }

  @Test
  void randomStringsWithLoneSurrogatesHaveSoundOffsets() {
    TextEncoder encoder = TextEncoders.fromTokenizerJson(MiniLmTokenizer.copyTo(folder));
    RandomTexts.of(11, 5_000)
        .map(text -> text.replace('e', '\uD83D').replace('t', '\uDE00'))
        .forEach(text -> assertSound(text, text, encoder.encode(text)));
  }

  private static void assertSound(String description, String text, EncodedText encoded) {
    int previous = 0;
    for (int i = 0; i < encoded.size(); i++) {
      int id = encoded.ids()[i];
      int start = encoded.starts()[i];
      int end = encoded.ends()[i];
      boolean sound =
          id >= 0 && id < 30_522 && previous <= start && start < end && end <= text.length();
      if (!sound) {
        fail("%s: piece %d has id %d and offsets [%d,%d)", description, i, id, start, end);
      }
      previous = start;
    }
  }
}
