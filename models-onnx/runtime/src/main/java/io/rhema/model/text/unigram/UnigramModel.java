package io.rhema.model.text.unigram;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.vocabulary.BytePieces;
import io.rhema.model.text.vocabulary.PieceTrie;
import io.rhema.model.text.vocabulary.SubWordModel;
import io.rhema.model.text.vocabulary.SubWordSplitter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Cuts words into the pieces with the highest sum of scores; of equal sums the one with the longer
 * last piece wins. A character that no piece consists of alone may be unknown, at a score of
 * {@value #UNKNOWN_PENALTY} below the worst piece. What is unknown side by side becomes one unknown
 * piece, or the bytes of its characters.
 *
 * <p>Of pieces with the same text the last counts. Immutable, hence safe for several threads.
 */
public final class UnigramModel implements SubWordModel {
  /** How much less probable an unknown character is than the least probable piece. */
  public static final float UNKNOWN_PENALTY = 10;

  /** In place of the id of the unknown piece: there is none, and what is unknown is dropped. */
  public static final int NO_UNKNOWN = -1;

  final PieceTrie trie;
  final double[] scores;
  final int unknownId;
  final double unknownScore;
  final ScorePrecision precision;
  final BytePieces bytes;

  /**
   * Makes the model.
   *
   * @param pieces the pieces by their ids
   * @param unknownId the id of the unknown piece, or {@link #NO_UNKNOWN}
   * @param unknownScore what an unknown character costs
   * @param bytes what unknown characters become, if not the unknown piece
   * @throws BundleException when the unknown piece is none of the vocabulary
   */
  public UnigramModel(
      List<UnigramPiece> pieces,
      int unknownId,
      double unknownScore,
      ScorePrecision precision,
      BytePieces bytes) {
    if (unknownId < NO_UNKNOWN || unknownId >= pieces.size()) {
      throw new BundleException(
          "the unknown piece has the id %d, the vocabulary %d pieces; it must be one of them"
              .formatted(unknownId, pieces.size()));
    }
    scores = pieces.stream().mapToDouble(UnigramPiece::score).toArray();
    trie = PieceTrie.of(idsOfThoseFound(pieces));
    this.unknownId = unknownId;
    this.unknownScore = unknownScore;
    this.precision = precision;
    this.bytes = bytes;
  }

  /**
   * The {@code Unigram} of a {@code tokenizer.json}.
   *
   * @param pieces the texts of {@code vocab}
   * @param scores the scores of {@code vocab}
   * @param unknown {@code unk_id}
   * @param byteFallback {@code byte_fallback}
   * @param notInText pieces that text never becomes: special tokens, unless they are asked for
   */
  public static UnigramModel ofTokenizerJson(
      List<String> pieces,
      double[] scores,
      OptionalInt unknown,
      boolean byteFallback,
      Set<String> notInText) {
    UnigramPiece[] all = new UnigramPiece[scores.length];
    double worst = Double.POSITIVE_INFINITY;
    for (int id = 0; id < all.length; id++) {
      String text = pieces.get(id);
      all[id] = new UnigramPiece(text, scores[id], !text.isEmpty() && !notInText.contains(text));
      worst = Math.min(worst, scores[id]);
    }
    return new UnigramModel(
        List.of(all),
        unknown.orElse(NO_UNKNOWN),
        worst - UNKNOWN_PENALTY,
        ScorePrecision.DOUBLE,
        byteFallback ? BytePieces.among(pieces) : BytePieces.NONE);
  }

  private static Map<String, Integer> idsOfThoseFound(List<UnigramPiece> pieces) {
    Map<String, Integer> ids = new HashMap<>();
    for (int id = 0; id < pieces.size(); id++) {
      UnigramPiece piece = pieces.get(id);
      if (piece.found()) {
        ids.put(piece.text(), id);
      }
    }
    return ids;
  }

  @Override
  public SubWordSplitter newSplitter() {
    return new UnigramSplitter(this);
  }
}
