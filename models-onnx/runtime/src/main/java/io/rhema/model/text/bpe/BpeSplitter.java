package io.rhema.model.text.bpe;

import io.rhema.model.text.vocabulary.PieceTrie;
import io.rhema.model.text.vocabulary.Pieces;
import io.rhema.model.text.vocabulary.SubWordSplitter;
import org.apache.lucene.util.LongHeap;

/**
 * Merges the characters of words, the merge of the lowest rank first and of equal ones the
 * leftmost.
 *
 * <p>What can be merged waits in a heap; what a merge has overtaken is seen when it comes out. So a
 * word of n characters takes n log n steps, also one of 100,000 without a blank.
 */
final class BpeSplitter implements SubWordSplitter {
  private final Merges merges;
  private final Characters characters;
  private final PieceTrie wholeWords;
  private final Symbols symbols = new Symbols();

  /** {@code rank:32 symbol:32}, so that the least is the merge to do next. */
  private final LongHeap waiting = new LongHeap(64);

  BpeSplitter(Merges merges, Characters characters, PieceTrie wholeWords) {
    this.merges = merges;
    this.characters = characters;
    this.wholeWords = wholeWords;
  }

  @Override
  public void split(char[] word, int length, Pieces out) {
    out.clear();
    int whole = wholeWords == null ? PieceTrie.NONE : wholeWords.find(word, length);
    if (whole != PieceTrie.NONE) {
      out.add(whole, 0, length);
      return;
    }
    symbols.clear();
    characters.look(word, length, symbols);
    mergeAll();
    symbols.copyTo(out);
  }

  private void mergeAll() {
    waiting.clear();
    for (int i = 0; i < symbols.size(); i++) {
      await(i);
    }
    while (waiting.size() > 0) {
      long least = waiting.pop();
      int symbol = (int) least;
      long merge = symbols.mergeAt(symbol, merges);
      if (merge != Merges.NONE && Merges.rank(merge) == (int) (least >>> 32)) {
        symbols.merge(symbol, Merges.result(merge));
        await(symbols.previous(symbol));
        await(symbol);
      }
    }
  }

  private void await(int symbol) {
    long merge = symbol == Symbols.NONE ? Merges.NONE : symbols.mergeAt(symbol, merges);
    if (merge != Merges.NONE) {
      waiting.push((long) Merges.rank(merge) << 32 | symbol);
    }
  }
}
