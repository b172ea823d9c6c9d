package io.rhema.model.text;

import io.rhema.model.text.analysis.TokenIdAttribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Runs an analyzer whose chain sets a {@link TokenIdAttribute} on every token, and reads ids and
 * offsets into arrays.
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
    int capacity = 8 + text.length() / 3;
    int[] ids = new int[capacity];
    int[] starts = new int[capacity];
    int[] ends = new int[capacity];
    int size = 0;
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      TokenIdAttribute id = tokens.getAttribute(TokenIdAttribute.class);
      OffsetAttribute offset = tokens.getAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        if (size == ids.length) {
          ids = Arrays.copyOf(ids, 2 * size);
          starts = Arrays.copyOf(starts, 2 * size);
          ends = Arrays.copyOf(ends, 2 * size);
        }
        ids[size] = id.getTokenId();
        starts[size] = offset.startOffset();
        ends[size++] = offset.endOffset();
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading a text from memory failed", e);
    }
    return new EncodedText(
        fingerprint,
        Arrays.copyOf(ids, size),
        Arrays.copyOf(starts, size),
        Arrays.copyOf(ends, size));
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
