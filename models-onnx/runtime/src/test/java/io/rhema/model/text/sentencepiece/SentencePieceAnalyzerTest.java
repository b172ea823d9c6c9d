package io.rhema.model.text.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.text.analysis.TokenIdAttribute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

/** The chain as any other Lucene analyzer; that its pieces are right is tested elsewhere. */
class SentencePieceAnalyzerTest {
  private static final byte[] CHARSMAP =
      CharsmapBuilder.build(Map.of("ﬁ", "fi", "½", "1/2", "\u00AD", "", "\t", " ", "👍🏽", "👍"));

  @Test
  void eachPieceHasTermIdAndThePlaceOfWhatItStandsFor() throws IOException {
    Analyzer analyzer = SentencePieceAnalyzer.of(model().read());
    assertThat(tokens(analyzer, "fine  \tﬁne"))
        .containsExactly("▁fi 3 [0,2) +1", "ne 4 [2,4) +0", "▁fi 3 [4,8) +1", "ne 4 [8,10) +0");
    assertThat(tokens(analyzer, " a½👍🏽b ")).containsExactly("▁ 5 [1,1) +1", "a1/2👍b 0 [1,8) +0");
    assertThat(tokens(analyzer, "ne\u00ADfine"))
        .as("what is dropped is nobody's")
        .containsExactly(
            "▁ 5 [0,0) +1", "ne 4 [0,2) +0", "f 0 [3,4) +0", "i 6 [4,5) +0", "ne 4 [5,7) +0");
  }

  @Test
  void wordsEndWithABlankWhenPiecesDo() throws IOException {
    Analyzer analyzer =
        SentencePieceAnalyzer.of(
            SpmFile.withUsualSpecials()
                .piece("ne▁", -1)
                .piece("fi", -1)
                .whitespaceAsSuffix()
                .read());
    assertThat(tokens(analyzer, "fine fi ne"))
        .containsExactly(
            "fi 4 [0,2) +1", "ne▁ 3 [2,5) +0", "fi 4 [5,7) +1", "▁ 0 [7,8) +0", "ne▁ 3 [8,10) +1");
  }

  @Test
  void bytesHaveThePlaceOfTheirCharacter() throws IOException {
    Analyzer analyzer =
        SentencePieceAnalyzer.of(SpmFile.withUsualSpecials().allBytes().piece("▁", -1).read());
    assertThat(tokens(analyzer, "aé"))
        .containsExactly(
            "▁ 259 [0,0) +1",
            "a %d [0,1) +0".formatted(3 + 'a'),
            "é %d [1,2) +0".formatted(3 + 0xC3),
            "é %d [1,2) +0".formatted(3 + 0xA9));
  }

  @Test
  void textsOfNothingButBlanksHaveNoTokens() throws IOException {
    Analyzer analyzer = SentencePieceAnalyzer.of(model().read());
    assertThat(tokens(analyzer, "")).isEmpty();
    assertThat(tokens(analyzer, " \t ")).isEmpty();
    assertThat(tokens(analyzer, "fi")).as("and leave the chain fit for use").hasSize(1);
  }

  @Test
  void aTextLongerThanTheBufferIsReadToItsEnd() throws IOException {
    Analyzer analyzer = SentencePieceAnalyzer.of(model().read());
    assertThat(tokens(analyzer, "fine ".repeat(10_000)))
        .hasSize(20_000)
        .endsWith("ne 4 [49997,49999) +0");
  }

  private static SpmFile model() {
    return SpmFile.withUsualSpecials()
        .piece("▁fi", -2)
        .piece("ne", -2)
        .piece("▁", -3)
        .piece("i", -3)
        .charsmap(CHARSMAP);
  }

  private static List<String> tokens(Analyzer analyzer, String text) throws IOException {
    List<String> result = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
      OffsetAttribute offset = tokens.getAttribute(OffsetAttribute.class);
      TokenIdAttribute id = tokens.getAttribute(TokenIdAttribute.class);
      PositionIncrementAttribute position = tokens.getAttribute(PositionIncrementAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        result.add(
            "%s %d [%d,%d) +%d"
                .formatted(
                    term,
                    id.getTokenId(),
                    offset.startOffset(),
                    offset.endOffset(),
                    position.getPositionIncrement()));
      }
      tokens.end();
    }
    return result;
  }
}
