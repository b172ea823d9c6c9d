package io.rhema.model.text.analysis;

import io.rhema.model.text.normalize.AlignedText;
import io.rhema.model.text.normalize.Normalizer;
import io.rhema.model.text.normalize.UnicodeTables;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PackedTokenAttributeImpl;
import org.apache.lucene.util.AttributeFactory;

/**
 * BERT's basic tokenization: normalises a text and splits it into words. The term is the normalised
 * word; offsets and {@link AlignmentAttribute} point into the original text.
 */
public final class WordTokenizer extends Tokenizer {
  private static final AttributeFactory ATTRIBUTES =
      AttributeFactory.getStaticImplementation(
          AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, PackedTokenAttributeImpl.class);

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final AlignmentAttribute alignment = addAttribute(AlignmentAttribute.class);

  private final Normalizer normalizer;
  private final WordSplit split;
  private final AlignedText text = new AlignedText();
  private char[] original = new char[1024];
  private int originalLength;
  private int position;
  private boolean read;

  public WordTokenizer(Normalizer normalizer, WordSplit split) {
    super(ATTRIBUTES);
    this.normalizer = normalizer;
    this.split = split;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    read = false;
  }

  @Override
  public boolean incrementToken() throws IOException {
    clearAttributes();
    if (!read) {
      readAndNormalize();
    }
    char[] chars = text.chars();
    int length = text.length();
    int start = position;
    while (start < length && isSeparator(chars[start])) {
      start++;
    }
    if (start == length) {
      position = length;
      return false;
    }
    int end = endOfWord(chars, start, length);
    position = end;
    term.copyBuffer(chars, start, end - start);
    offset.setOffset(correctOffset(text.start(start)), correctOffset(text.end(end - 1)));
    alignment.setAlignment(text, start);
    return true;
  }

  @Override
  public void end() throws IOException {
    super.end();
    int end = correctOffset(originalLength);
    offset.setOffset(end, end);
  }

  private int endOfWord(char[] chars, int start, int length) {
    int i = start;
    while (i < length) {
      int c = Character.codePointAt(chars, i, length);
      if (split.atWhitespace() && UnicodeTables.isWhitespace(c)) {
        return i;
      }
      if (split.aroundPunctuation() && UnicodeTables.isPunctuation(c)) {
        return i == start ? i + Character.charCount(c) : i;
      }
      i += Character.charCount(c);
    }
    return length;
  }

  private boolean isSeparator(char c) {
    return split.atWhitespace() && UnicodeTables.isWhitespace(c);
  }

  private void readAndNormalize() throws IOException {
    originalLength = 0;
    for (int n = 0; n >= 0; n = input.read(original, originalLength, room())) {
      originalLength += n;
    }
    text.clear();
    normalizer.normalize(original, 0, originalLength, text);
    position = 0;
    read = true;
  }

  private int room() {
    if (originalLength == original.length) {
      original = Arrays.copyOf(original, 2 * originalLength);
    }
    return original.length - originalLength;
  }
}
