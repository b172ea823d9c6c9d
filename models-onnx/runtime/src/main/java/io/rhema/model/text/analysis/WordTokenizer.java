package io.rhema.model.text.analysis;

import io.rhema.model.text.normalize.AlignedText;
import io.rhema.model.text.normalize.Normalizer;
import io.rhema.model.text.normalize.UnicodeTables;
import io.rhema.model.text.vocabulary.AddedTokens;
import io.rhema.model.text.vocabulary.Segments;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PackedTokenAttributeImpl;
import org.apache.lucene.util.AttributeFactory;

/**
 * BERT's basic tokenization: finds added tokens, normalises what is between and splits it into
 * words. The term is the normalised word; offsets and {@link AlignmentAttribute} point into the
 * original text. Added tokens leave with their id set.
 */
public final class WordTokenizer extends Tokenizer {
  private static final AttributeFactory ATTRIBUTES =
      AttributeFactory.getStaticImplementation(
          AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, PackedTokenAttributeImpl.class);

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final AlignmentAttribute alignment = addAttribute(AlignmentAttribute.class);
  private final TokenIdAttribute tokenId = addAttribute(TokenIdAttribute.class);

  private final Normalizer normalizer;
  private final WordSplit split;
  private final AddedTokens addedTokens;

  private char[] original = new char[1024];
  private int originalLength;
  private final Segments originalSegments = new Segments();

  /** The normal forms of all segments, one behind the other; added tokens stay as they are. */
  private final AlignedText text = new AlignedText();

  private final Segments segments = new Segments();
  private int segment;
  private int position;
  private boolean prepared;

  public WordTokenizer(Normalizer normalizer, WordSplit split, AddedTokens addedTokens) {
    super(ATTRIBUTES);
    this.normalizer = normalizer;
    this.split = split;
    this.addedTokens = addedTokens;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    prepared = false;
  }

  @Override
  public boolean incrementToken() throws IOException {
    clearAttributes();
    if (!prepared) {
      prepare();
    }
    while (segment < segments.size()) {
      int id = segments.id(segment);
      int end = segments.to(segment);
      if (id != Segments.TEXT) {
        tokenId.setTokenId(id);
        setToken(segments.from(segment), end);
        nextSegment();
        return true;
      }
      int start = skipSeparators(end);
      if (start < end) {
        position = endOfWord(start, end);
        setToken(start, position);
        return true;
      }
      nextSegment();
    }
    return false;
  }

  @Override
  public void end() throws IOException {
    super.end();
    int end = correctOffset(originalLength);
    offset.setOffset(end, end);
  }

  private void setToken(int start, int end) {
    term.copyBuffer(text.chars(), start, end - start);
    offset.setOffset(text.start(start), text.end(end - 1));
    alignment.setAlignment(text, start);
  }

  private int skipSeparators(int end) {
    int start = position;
    if (split.atWhitespace()) {
      while (start < end && UnicodeTables.isWhitespace(text.chars()[start])) {
        start++;
      }
    }
    return start;
  }

  private int endOfWord(int start, int end) {
    char[] chars = text.chars();
    for (int i = start; i < end; ) {
      int c = chars[i];
      if (Character.isHighSurrogate((char) c)) {
        c = Character.codePointAt(chars, i, end);
      }
      if (split.atWhitespace() && UnicodeTables.isWhitespace(c)) {
        return i;
      }
      int next = i + Character.charCount(c);
      if (split.aroundPunctuation() && UnicodeTables.isPunctuation(c)) {
        return i == start ? next : i;
      }
      i = next;
    }
    return end;
  }

  private void nextSegment() {
    segment++;
    position = segment < segments.size() ? segments.from(segment) : 0;
  }

  private void prepare() throws IOException {
    readAll();
    text.clear();
    segments.clear();
    originalSegments.clear();
    addedTokens.inOriginal().cut(original, 0, originalLength, originalSegments);
    for (int i = 0; i < originalSegments.size(); i++) {
      int start = text.length();
      int id = originalSegments.id(i);
      if (id == Segments.TEXT) {
        normalizer.normalize(original, originalSegments.from(i), originalSegments.to(i), text);
        addedTokens.inNormalized().cut(text.chars(), start, text.length(), segments);
      } else {
        text.appendAsIs(original, originalSegments.from(i), originalSegments.to(i));
        segments.add(start, text.length(), id);
      }
    }
    if (input instanceof CharFilter) {
      text.mapOffsets(this::correctOffset);
    }
    segment = -1;
    nextSegment();
    prepared = true;
  }

  private void readAll() throws IOException {
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
}
