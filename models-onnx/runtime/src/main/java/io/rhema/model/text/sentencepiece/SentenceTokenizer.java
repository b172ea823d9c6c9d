package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.analysis.AlignmentAttribute;
import io.rhema.model.text.analysis.TokenIdAttribute;
import io.rhema.model.text.normalize.AlignedText;
import io.rhema.model.text.vocabulary.PieceTrie;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PackedTokenAttributeImpl;
import org.apache.lucene.util.AttributeFactory;

/**
 * Normalises a whole text and gives it as one token, because pieces may reach from word to word. A
 * tag that the text begins with, such as the language code {@code >>fra<<}, is a token before, as
 * it is written and with its id.
 */
public final class SentenceTokenizer extends Tokenizer {
  private static final AttributeFactory ATTRIBUTES =
      AttributeFactory.getStaticImplementation(
          AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, PackedTokenAttributeImpl.class);

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final AlignmentAttribute alignment = addAttribute(AlignmentAttribute.class);
  private final TokenIdAttribute tokenId = addAttribute(TokenIdAttribute.class);

  private final SentenceNormalizer normalizer;
  private final PieceTrie tags;
  private final AlignedText text = new AlignedText();
  private char[] original = new char[1024];
  private int originalLength;

  /** What comes next: the tag, the text, or nothing. */
  private Next next = Next.NOTHING;

  private enum Next {
    TAG,
    TEXT,
    NOTHING
  }

  SentenceTokenizer(SentenceNormalizer normalizer, PieceTrie tags) {
    super(ATTRIBUTES);
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
      if (input instanceof CharFilter) {
        text.mapOffsets(this::correctOffset);
      }
    }
    if (endOfTag > 0) {
      setTag(endOfTag);
      return true;
    }
    boolean hasText = next == Next.TEXT && text.length() > 0;
    next = Next.NOTHING;
    if (hasText) {
      setText();
    }
    return hasText;
  }

  @Override
  public void end() throws IOException {
    super.end();
    int end = correctOffset(originalLength);
    offset.setOffset(end, end);
  }

  private void setTag(int end) {
    term.copyBuffer(original, 0, end);
    offset.setOffset(correctOffset(0), correctOffset(end));
    tokenId.setTokenId(tags.value(tags.node(term.toString())));
  }

  private void setText() {
    term.copyBuffer(text.chars(), 0, text.length());
    offset.setOffset(text.start(0), text.end(text.length() - 1));
    alignment.setAlignment(text, 0);
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
