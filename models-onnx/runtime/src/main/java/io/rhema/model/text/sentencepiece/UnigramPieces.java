package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.normalize.Utf8;
import io.rhema.model.text.unigram.ScorePrecision;
import io.rhema.model.text.unigram.UnigramModel;
import io.rhema.model.text.unigram.UnigramPiece;
import java.util.ArrayList;
import java.util.List;

/** The pieces of a Unigram model, with the scores that SentencePiece gives them. */
final class UnigramPieces {

  private UnigramPieces() {}

  static UnigramModel of(SentencePieceModel model) {
    // SentencePiece begins the search for the best score at FLT_MIN, the least that is positive.
    float best = Float.MIN_NORMAL;
    float worst = Float.MAX_VALUE;
    for (SentencePiece piece : model.pieces()) {
      if (piece.type() == PieceType.NORMAL) {
        best = Math.max(best, piece.score());
        worst = Math.min(worst, piece.score());
      }
    }
    List<UnigramPiece> pieces = new ArrayList<>(model.pieces().size());
    for (SentencePiece piece : model.pieces()) {
      boolean defined = piece.type() == PieceType.USER_DEFINED;
      pieces.add(
          new UnigramPiece(
              piece.text(),
              defined ? bonus(piece.text(), best) : piece.score(),
              defined || piece.type() == PieceType.NORMAL));
    }
    return new UnigramModel(
        pieces,
        model.unknownId(),
        worst - UnigramModel.UNKNOWN_PENALTY,
        ScorePrecision.SINGLE,
        model.bytes());
  }

  /** More than all that its characters can bring otherwise, so that it is always chosen. */
  private static double bonus(String text, float best) {
    return Utf8.length(text) * best - 0.1;
  }
}
