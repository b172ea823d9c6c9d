package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Offsets lead back to the characters that a piece was made of. */
class OffsetsTest {
  private static final Pattern DROPPED = Pattern.compile("^##|\\p{Mn}|\\p{Cf}");

  @TempDir Path folder;

  private TextEncoder encoder;

  @BeforeEach
  void load() {
    encoder = TextEncoders.fromTokenizerJson(MiniLmTokenizer.copyTo(folder));
  }

  @Test
  void eachPieceIsFoundInItsPartOfTheText() {
    JsonNode vocabulary = MiniLmTokenizer.read().path("model").path("vocab");
    Map<Integer, String> pieces =
        vocabulary.properties().stream()
            .collect(Collectors.toMap(e -> e.getValue().asInt(), Map.Entry::getKey));
    MadeUpLines.of(21, 2_000)
        .forEach(
            text -> {
              EncodedText encoded = encoder.encode(text);
              for (int i = 0; i < encoded.size(); i++) {
                String piece = pieces.get(encoded.ids()[i]);
                String source = text.substring(encoded.starts()[i], encoded.ends()[i]);
                if (!piece.equals("[UNK]")) {
                  assertThat(normalize(source)).as(text).contains(normalize(piece));
                }
              }
            });
  }

  private static String normalize(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .transform(form -> DROPPED.matcher(form).replaceAll(""))
        .toLowerCase(Locale.ROOT)
        .replace('ς', 'σ');
  }

  @Test
  void offsetsCountUtf16UnitsAndSkipWhatNormalisationDrops() {
    String text = "😀 e\u0301te\u0301 \u00ADna\u200Bïve";
    assertThat(parts(text, encoder.encode(text)))
        .containsExactly("😀", "e\u0301t", "e", "na\u200Bïve");
  }

  @Test
  void piecesOfAWordShareNoCharacter() {
    String text = "unbelievableness";
    EncodedText encoded = encoder.encode(text);
    assertThat(encoded.size()).isGreaterThan(1);
    assertThat(String.join("", parts(text, encoded))).isEqualTo(text);
  }

  private static String[] parts(String text, EncodedText encoded) {
    String[] parts = new String[encoded.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = text.substring(encoded.starts()[i], encoded.ends()[i]);
    }
    return parts;
  }
}
