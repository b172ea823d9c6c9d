package io.rhema.model.text.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.text.normalize.CharacterStep;
import io.rhema.model.text.normalize.Normalizer;
import io.rhema.model.text.vocabulary.AddedToken;
import io.rhema.model.text.vocabulary.AddedTokens;
import io.rhema.model.text.vocabulary.WordPieceVocabulary;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

/** The chain as any other Lucene analyzer. */
class SubWordAnalyzerTest {
  private static final Normalizer NORMALIZER =
      new Normalizer(
          List.of(
              CharacterStep.CLEAN_TEXT,
              CharacterStep.DECOMPOSE,
              CharacterStep.DROP_NONSPACING_MARKS,
              CharacterStep.LOWERCASE));

  private final Analyzer analyzer =
      new SubWordAnalyzer(
          NORMALIZER,
          AddedTokens.of(
              List.of(new AddedToken("<url>", 9, false, false, false, false)), NORMALIZER),
          WordSplit.BERT,
          List.of(),
          new WordPieceVocabulary(
              Map.of("[UNK]", 0, "good", 1, "##ness", 2, "!", 3, "ete", 4), "[UNK]", "##", 100),
          OffsetTrim.NONE);

  @Test
  void eachPieceIsATokenWithTermIdAndOffsets() throws IOException {
    assertThat(tokens(analyzer, "Goodness! ÉTÉ xyz"))
        .containsExactly(
            "good 1 [0,4)", "ness 2 [4,8)", "! 3 [8,9)", "ete 4 [10,13)", "xyz 0 [14,17)");
  }

  @Test
  void addedTokensPassWithTheirId() throws IOException {
    assertThat(tokens(analyzer, "good<url>!"))
        .containsExactly("good 1 [0,4)", "<url> 9 [4,9)", "! 3 [9,10)");
  }

  @Test
  void aTextLongerThanTheBufferIsReadToItsEnd() throws IOException {
    assertThat(tokens(analyzer, "good ".repeat(10_000)))
        .hasSize(10_000)
        .endsWith("good 1 [49995,49999)");
  }

  @Test
  void theStreamEndsWhereTheTextEnds() throws IOException {
    try (TokenStream tokens = analyzer.tokenStream("text", "good  \u0000 ")) {
      tokens.reset();
      while (tokens.incrementToken()) {
        assertThat(tokens.getAttribute(PositionIncrementAttribute.class).getPositionIncrement())
            .isEqualTo(1);
      }
      tokens.end();
      assertThat(tokens.getAttribute(OffsetAttribute.class).endOffset()).isEqualTo(8);
    }
  }

  @Test
  void aChainThatBrokeOffStartsAnew() throws IOException {
    try (TokenStream tokens = analyzer.tokenStream("text", "goodness goodness")) {
      tokens.reset();
      assertThat(tokens.incrementToken()).isTrue();
    }
    assertThat(tokens(analyzer, "!")).containsExactly("! 3 [0,1)");
  }

  @Test
  void offsetsGoThroughACharFilterInFront() throws IOException {
    Analyzer filtered =
        new AnalyzerWrapper(Analyzer.GLOBAL_REUSE_STRATEGY) {
          @Override
          protected Analyzer getWrappedAnalyzer(String fieldName) {
            return analyzer;
          }

          @Override
          protected Reader wrapReader(String fieldName, Reader reader) {
            return new FirstThreeDropped(reader);
          }
        };
    assertThat(tokens(filtered, ">> goodness")).containsExactly("good 1 [3,7)", "ness 2 [7,11)");
  }

  private static List<String> tokens(Analyzer analyzer, String text) throws IOException {
    List<String> seen = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("text", new StringReader(text))) {
      CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
      OffsetAttribute offset = tokens.getAttribute(OffsetAttribute.class);
      TokenIdAttribute id = tokens.getAttribute(TokenIdAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        seen.add(
            "%s %d [%d,%d)"
                .formatted(term, id.getTokenId(), offset.startOffset(), offset.endOffset()));
      }
      tokens.end();
    }
    return seen;
  }

  private static final class FirstThreeDropped extends CharFilter {
    private boolean dropped;

    FirstThreeDropped(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
      if (!dropped) {
        assertThat(input.skip(3)).isEqualTo(3);
        dropped = true;
      }
      return input.read(buffer, from, length);
    }

    @Override
    protected int correct(int offset) {
      return offset + 3;
    }
  }
}
