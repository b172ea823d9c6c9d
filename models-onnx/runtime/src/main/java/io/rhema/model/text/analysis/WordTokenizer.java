package io.rhema.model.text.analysis;

import io.rhema.model.text.normalize.Normalizer;
import io.rhema.model.text.normalize.UnicodeTables;
import io.rhema.model.text.vocabulary.AddedTokens;
import io.rhema.model.text.vocabulary.Segments;
import java.io.IOException;

/**
 * BERT's basic tokenization: finds added tokens, normalises what is between and splits it into
 * words. The term is the normalised word; offsets and {@link AlignmentAttribute} point into the
 * original text. Added tokens leave with their id set.
 */
public final class WordTokenizer extends AlignedTokenizer {
  private final Normalizer normalizer;
  private final WordSplit split;
  private final AddedTokens addedTokens;

  private final Segments originalSegments = new Segments();

  /** Of the normal forms, one behind the other; added tokens stay as they are. */
  private final Segments segments = new Segments();

  private int segment;
  private int position;
  private boolean prepared;

  public WordTokenizer(Normalizer normalizer, WordSplit split, AddedTokens addedTokens) {
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
    correctOffsets();
    segment = -1;
    nextSegment();
    prepared = true;
  }
}
