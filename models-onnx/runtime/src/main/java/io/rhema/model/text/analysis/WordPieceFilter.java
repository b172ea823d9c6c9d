package io.rhema.model.text.analysis;

import io.rhema.model.text.vocabulary.Pieces;
import io.rhema.model.text.vocabulary.WordPieceVocabulary;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Splits each word into WordPieces with their ids and exact offsets. The term of a piece is its
 * text as the word has it, without the continuation prefix; the pieces of a word share its
 * position. A token that already has an id passes unchanged.
 */
public final class WordPieceFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);
  private final AlignmentAttribute alignment = addAttribute(AlignmentAttribute.class);
  private final TokenIdAttribute tokenId = addAttribute(TokenIdAttribute.class);

  private final WordPieceVocabulary vocabulary;
  private final Pieces pieces = new Pieces();
  private char[] word = new char[64];
  private int next;

  public WordPieceFilter(TokenStream input, WordPieceVocabulary vocabulary) {
    super(input);
    this.vocabulary = vocabulary;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    pieces.clear();
    next = 0;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (next == pieces.size()) {
      if (!input.incrementToken()) {
        return false;
      }
      if (tokenId.getTokenId() != TokenIdAttribute.NONE) {
        return true;
      }
      next = 0;
      vocabulary.split(term.buffer(), term.length(), pieces);
      if (pieces.size() > 1) {
        rememberWord();
      }
    }
    if (pieces.size() > 1) {
      setPiece();
    }
    tokenId.setTokenId(pieces.id(next++));
    return true;
  }

  private void setPiece() {
    int start = pieces.start(next);
    int end = pieces.end(next);
    term.copyBuffer(word, start, end - start);
    offset.setOffset(alignment.startOf(start), alignment.endOf(end - 1));
    if (next > 0) {
      position.setPositionIncrement(0);
    }
  }

  private void rememberWord() {
    if (word.length < term.length()) {
      word = new char[2 * term.length()];
    }
    System.arraycopy(term.buffer(), 0, word, 0, term.length());
  }
}
