package io.rhema.model.text.analysis;

import io.rhema.model.text.pretokenize.PreTokenizer;
import io.rhema.model.text.pretokenize.PreTokens;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Splits each token further, each part at a position of its own. A token that already has an id
 * passes unchanged.
 */
public final class PreTokenFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final AlignmentAttribute alignment = addAttribute(AlignmentAttribute.class);
  private final TokenIdAttribute tokenId = addAttribute(TokenIdAttribute.class);

  private final PreTokenizer preTokenizer;
  private final PreTokens parts = new PreTokens();
  private int next;

  public PreTokenFilter(TokenStream input, PreTokenizer preTokenizer) {
    super(input);
    this.preTokenizer = preTokenizer;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    parts.clear();
    next = 0;
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (next == parts.size()) {
      if (!input.incrementToken()) {
        return false;
      }
      if (tokenId.getTokenId() != TokenIdAttribute.NONE) {
        return true;
      }
      int from = alignment.from();
      preTokenizer.split(alignment.text(), from, from + term.length(), parts);
      next = 0;
    }
    clearAttributes();
    int from = parts.from(next);
    int to = parts.to(next++);
    term.copyBuffer(parts.text().chars(), from, to - from);
    offset.setOffset(parts.text().start(from), parts.text().end(to - 1));
    alignment.setAlignment(parts.text(), from);
    return true;
  }
}
