package io.rhema.model.text.unigram;

import io.rhema.model.text.vocabulary.PieceTrie;
import io.rhema.model.text.vocabulary.Pieces;
import io.rhema.model.text.vocabulary.SubWordSplitter;
import java.util.Arrays;

/**
 * The Viterbi search. As the score of a piece does not depend on its neighbours, it is enough to
 * know for each place of the word the best last piece that ends there; so the time is the length of
 * the word times that of the longest piece.
 */
final class UnigramSplitter implements SubWordSplitter {
  private static final int NOWHERE = -1;

  private final UnigramModel model;

  /** Of the best way to each place: its score, and where its last piece begins and its id. */
  private double[] scores = new double[256];

  private int[] links = new int[256];
  private int[] ids = new int[256];

  UnigramSplitter(UnigramModel model) {
    this.model = model;
  }

  @Override
  public void split(char[] word, int length, Pieces out) {
    out.clear();
    if (scores.length <= length) {
      scores = new double[2 * length];
      links = new int[2 * length];
      ids = new int[2 * length];
    }
    Arrays.fill(links, 0, length + 1, NOWHERE);
    for (int start = 0; start < length; ) {
      int next = start + Character.charCount(Character.codePointAt(word, start, length));
      if (!offerPieces(word, start, next, length)) {
        double unknown = model.precision.round(model.unknownScore + scores[start]);
        offer(start, next, model.unknownId, unknown);
      }
      start = next;
    }
    turnLinks(length);
    collect(word, length, out);
  }

  /** Offers all pieces that begin here; answers whether one of them is the first character. */
  private boolean offerPieces(char[] word, int start, int next, int length) {
    PieceTrie trie = model.trie;
    double before = scores[start];
    boolean single = false;
    int node = PieceTrie.ROOT;
    for (int i = start; i < length; i++) {
      node = trie.child(node, word[i]);
      if (node == PieceTrie.NONE) {
        break;
      }
      int id = trie.value(node);
      if (id != PieceTrie.NONE) {
        offer(start, i + 1, id, model.scores[id] + before);
        single |= i + 1 == next;
      }
    }
    return single;
  }

  private void offer(int start, int end, int id, double score) {
    if (links[end] == NOWHERE || score > scores[end]) {
      scores[end] = model.precision.round(score);
      links[end] = start;
      ids[end] = id;
    }
  }

  /** Turns the best way round: the pieces are then found where they begin, and link to the next. */
  private void turnLinks(int length) {
    int end = length;
    int start = links[end];
    int id = ids[end];
    while (end > 0) {
      int startBefore = links[start];
      int idBefore = ids[start];
      links[start] = end;
      ids[start] = id;
      end = start;
      start = startBefore;
      id = idBefore;
    }
  }

  private void collect(char[] word, int length, Pieces out) {
    int to;
    for (int from = 0; from < length; from = to) {
      int id = ids[from];
      to = links[from];
      if (id != model.unknownId) {
        out.add(id, from, to);
      } else {
        while (to < length && ids[to] == id) {
          to = links[to];
        }
        addUnknown(word, from, to, out);
      }
    }
  }

  private void addUnknown(char[] word, int from, int to, Pieces out) {
    if (!model.bytes.add(word, from, to, out) && model.unknownId != UnigramModel.NO_UNKNOWN) {
      out.add(model.unknownId, from, to);
    }
  }
}
