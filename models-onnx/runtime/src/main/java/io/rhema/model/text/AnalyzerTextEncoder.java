package io.rhema.model.text;

import io.rhema.model.text.analysis.TokenIdAttribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Runs an analyzer whose chain sets a {@link TokenIdAttribute} on every token and gives the pieces
 * of one word one position, and reads what it finds into arrays.
 */
final class AnalyzerTextEncoder implements TextEncoder {
  private final Analyzer analyzer;
  private final String fingerprint;
  private final SequenceFormat format;

  AnalyzerTextEncoder(Analyzer analyzer, String fingerprint, SequenceFormat format) {
    this.analyzer = analyzer;
    this.fingerprint = fingerprint;
    this.format = format;
  }

  @Override
  public EncodedText encode(String text) {
    SubWords found = new SubWords(text);
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      TokenIdAttribute id = tokens.getAttribute(TokenIdAttribute.class);
      OffsetAttribute offset = tokens.getAttribute(OffsetAttribute.class);
      PositionIncrementAttribute position = tokens.getAttribute(PositionIncrementAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        found.add(
            id.getTokenId(),
            offset.startOffset(),
            offset.endOffset(),
            position.getPositionIncrement() > 0);
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading a text from memory failed", e);
    }
    return found.encodedBy(fingerprint);
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public SequenceFormat format() {
    return format;
  }
}
