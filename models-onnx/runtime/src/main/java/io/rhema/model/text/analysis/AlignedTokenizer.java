package io.rhema.model.text.analysis;

import io.rhema.model.text.normalize.AlignedText;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PackedTokenAttributeImpl;
import org.apache.lucene.util.AttributeFactory;

/**
 * A tokenizer that reads a whole text, normalises it, and gives parts of the normal form as tokens,
 * whose offsets and {@link AlignmentAttribute} point into the original text. Tokens that were known
 * before leave with their id set.
 */
public abstract class AlignedTokenizer extends Tokenizer {
  private static final AttributeFactory ATTRIBUTES =
      AttributeFactory.getStaticImplementation(
          AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, PackedTokenAttributeImpl.class);

  protected final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  protected final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  protected final TokenIdAttribute tokenId = addAttribute(TokenIdAttribute.class);
  private final AlignmentAttribute alignment = addAttribute(AlignmentAttribute.class);

  /** The text as it was given, from 0 to {@link #originalLength}; longer in memory. */
  protected char[] original = new char[1024];

  protected int originalLength;

  /** The normal form. */
  protected final AlignedText text = new AlignedText();

  protected AlignedTokenizer() {
    super(ATTRIBUTES);
  }

  /** Reads the text to its end. */
  protected final void readAll() throws IOException {
    originalLength = 0;
    for (int n = 0; n >= 0; n = readSome()) {
      originalLength += n;
    }
  }

  private int readSome() throws IOException {
    if (originalLength == original.length) {
      original = Arrays.copyOf(original, 2 * originalLength);
    }
    return input.read(original, originalLength, original.length - originalLength);
  }

  /** Where filters changed the text before, makes the normal form point to what it was. */
  protected final void correctOffsets() {
    if (input instanceof CharFilter) {
      text.mapOffsets(this::correctOffset);
    }
  }

  /** Makes a token of a part of the normal form that is not empty. */
  protected final void setToken(int start, int end) {
    term.copyBuffer(text.chars(), start, end - start);
    offset.setOffset(text.start(start), text.end(end - 1));
    alignment.setAlignment(text, start);
  }

  @Override
  public void end() throws IOException {
    super.end();
    int end = correctOffset(originalLength);
    offset.setOffset(end, end);
  }
}
