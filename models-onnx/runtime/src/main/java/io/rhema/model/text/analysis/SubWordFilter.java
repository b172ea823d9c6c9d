package io.rhema.model.text.analysis;

import io.rhema.model.text.normalize.AlignedText;
import io.rhema.model.text.vocabulary.Pieces;
import io.rhema.model.text.vocabulary.SubWordModel;
import io.rhema.model.text.vocabulary.SubWordSplitter;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Splits each word into the pieces of a model, with their ids and exact offsets. The term of a
 * piece is its text as the word has it; the pieces of a word share its position. A word of which
 * the model has nothing is dropped, and a token that already has an id passes unchanged.
 */
public final class SubWordFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);
  private final AlignmentAttribute alignment = addAttribute(AlignmentAttribute.class);
  private final TokenIdAttribute tokenId = addAttribute(TokenIdAttribute.class);

  private final SubWordSplitter splitter;
  private final Pieces pieces = new Pieces();
  private int wordFrom;
  private int next;

  public SubWordFilter(TokenStream input, SubWordModel model) {
    super(input);
    splitter = model.newSplitter();
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    pieces.clear();
    next = 0;
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (next == pieces.size()) {
      if (!input.incrementToken()) {
        return false;
      }
      if (tokenId.getTokenId() != TokenIdAttribute.NONE) {
        return true;
      }
      next = 0;
      splitter.split(term.buffer(), term.length(), pieces);
      wordFrom = alignment.from();
    }
    if (pieces.size() > 1) {
      setPiece();
    }
    tokenId.setTokenId(pieces.id(next++));
    return true;
  }

  private void setPiece() {
    int start = wordFrom + pieces.start(next);
    int end = wordFrom + pieces.end(next);
    AlignedText text = alignment.text();
    term.copyBuffer(text.chars(), start, end - start);
    offset.setOffset(text.start(start), text.end(end - 1));
    alignment.setAlignment(text, start);
    if (next > 0) {
      position.setPositionIncrement(0);
    }
  }
}
