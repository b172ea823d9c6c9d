package io.rhema.model.text.unigram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.vocabulary.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnigramModelTest {
  private static final List<String> PIECES =
      List.of("<unk>", "a", "b", "ab", "abc", "c", "😀", "<s>");
  private static final double[] SCORES = {0, -3, -3, -5, -6, -3, -4, 0};

  private final UnigramModel model =
      UnigramModel.ofTokenizerJson(PIECES, SCORES, OptionalInt.of(0), false, Set.of("<s>"));

  @Test
  void theCutWithTheHighestSumWins() {
    assertThat(split(model, "ab")).containsExactly("3[0,2)");
    assertThat(split(model, "abc")).containsExactly("4[0,3)");
    assertThat(split(model, "cab")).containsExactly("5[0,1)", "3[1,3)");
  }

  @Test
  void ofEqualSumsTheOneWithTheLongerLastPieceWins() {
    UnigramModel even =
        UnigramModel.ofTokenizerJson(
            List.of("<unk>", "a", "b", "ab", "ba"),
            new double[] {0, -1, -1, -2, -2},
            OptionalInt.of(0),
            false,
            Set.of());
    assertThat(split(even, "ab")).containsExactly("3[0,2)");
    assertThat(split(even, "aba")).containsExactly("1[0,1)", "4[1,3)");
  }

  @Test
  void whatIsUnknownSideBySideIsOnePiece() {
    assertThat(split(model, "axyéa")).containsExactly("1[0,1)", "0[1,4)", "1[4,5)");
    assertThat(split(model, "𝒳\uD83Da")).containsExactly("0[0,3)", "1[3,4)");
  }

  @Test
  void charactersOutsideTheBasicPlaneAreWhole() {
    assertThat(split(model, "a😀b")).containsExactly("1[0,1)", "6[1,3)", "2[3,4)");
  }

  @Test
  void aSpecialTokenWrittenOutIsText() {
    assertThat(split(model, "a<s>")).containsExactly("1[0,1)", "0[1,4)");
  }

  @Test
  void anUnknownCharacterBecomesItsBytes() {
    UnigramModel withBytes = withBytes(IntStream.range(0, 256));
    assertThat(split(withBytes, "aéa"))
        .containsExactly("1[0,1)", (2 + 0xC3) + "[1,2)", (2 + 0xA9) + "[1,2)", "1[2,3)");
    assertThat(split(withBytes, "\uD83D"))
        .as("the replacement character")
        .containsExactly((2 + 0xEF) + "[0,1)", (2 + 0xBF) + "[0,1)", (2 + 0xBD) + "[0,1)");
  }

  @Test
  void whereAByteHasNoPieceTheWholeRunIsUnknown() {
    UnigramModel withAscii = withBytes(IntStream.range(0, 128));
    assertThat(split(withAscii, "aXaXé"))
        .containsExactly("1[0,1)", (2 + 'X') + "[1,2)", "1[2,3)", "0[3,5)");
  }

  @Test
  void withoutAnUnknownPieceWhatIsUnknownIsDropped() {
    UnigramModel without =
        UnigramModel.ofTokenizerJson(
            List.of("a"), new double[] {-1}, OptionalInt.empty(), false, Set.of());
    assertThat(split(without, "xaxx")).containsExactly("0[1,2)");
  }

  @Test
  void anUnknownPieceThatIsNoneIsRefused() {
    assertThatThrownBy(
            () ->
                UnigramModel.ofTokenizerJson(
                    List.of("a"), new double[] {-1}, OptionalInt.of(1), false, Set.of()))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "the unknown piece has the id 1, the vocabulary 1 pieces; it must be one of them");
  }

  private static UnigramModel withBytes(IntStream values) {
    List<String> pieces =
        Stream.concat(Stream.of("<unk>", "a"), values.mapToObj("<0x%02X>"::formatted)).toList();
    return UnigramModel.ofTokenizerJson(
        pieces, new double[pieces.size()], OptionalInt.of(0), true, Set.of());
  }

  private static List<String> split(UnigramModel model, String word) {
    Pieces pieces = new Pieces();
    model.newSplitter().split(word.toCharArray(), word.length(), pieces);
    List<String> result = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      result.add("%d[%d,%d)".formatted(pieces.id(i), pieces.start(i), pieces.end(i)));
    }
    return result;
  }
}
