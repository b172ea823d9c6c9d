package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.analysis.AlignedTokenizer;
import io.rhema.model.text.vocabulary.PieceTrie;
import java.io.IOException;

/**
 * Normalises a whole text and gives it as one token, because pieces may reach from word to word. A
 * tag that the text begins with, such as the language code {@code >>fra<<}, is a token before, as
 * it is written and with its id.
 */
public final class SentenceTokenizer extends AlignedTokenizer {
  private final SentenceNormalizer normalizer;
  private final PieceTrie tags;

  /** What comes next: the tag, the text, or nothing. */
  private Next next = Next.NOTHING;

  private enum Next {
    TAG,
    TEXT,
    NOTHING
  }

  SentenceTokenizer(SentenceNormalizer normalizer, PieceTrie tags) {
    this.normalizer = normalizer;
    this.tags = tags;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    next = Next.TAG;
  }

  @Override
  public boolean incrementToken() throws IOException {
    clearAttributes();
    int endOfTag = 0;
    if (next == Next.TAG) {
      readAll();
      next = Next.TEXT;
      endOfTag = PieceTable.endOfLongest(tags, original, 0, originalLength);
      text.clear();
      normalizer.normalize(original, endOfTag, originalLength, text);
      correctOffsets();
    }
    if (endOfTag > 0) {
      setTag(endOfTag);
      return true;
    }
    boolean hasText = next == Next.TEXT && text.length() > 0;
    next = Next.NOTHING;
    if (hasText) {
      setToken(0, text.length());
    }
    return hasText;
  }

  private void setTag(int end) {
    term.copyBuffer(original, 0, end);
    offset.setOffset(correctOffset(0), correctOffset(end));
    tokenId.setTokenId(tags.value(tags.node(term.toString())));
  }
}
