package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.decode.PieceDecoder;
import io.rhema.model.text.normalize.AlignedText;
import io.rhema.model.text.normalize.Charsmap;
import io.rhema.model.text.vocabulary.BytePieces;
import io.rhema.model.text.vocabulary.PieceTrie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one text of pieces, as the library does: control pieces leave no trace, runs of bytes are
 * UTF-8, the blank at the beginning goes, and a piece that the model does not have is text as it
 * is. Immutable.
 */
public final class SentencePieceDecoder implements PieceDecoder {
  private static final PieceTrie NOTHING = PieceTrie.of(Map.of());

  private final Map<String, PieceType> types = new HashMap<>();
  private final String unknownSurface;
  private final NormalizationRules normalizer;
  private final NormalizationRules denormalizer;

  public SentencePieceDecoder(SentencePieceModel model) {
    unknownSurface = model.trainer().unknownSurface();
    normalizer = model.normalizer();
    denormalizer = model.denormalizer();
    for (SentencePiece piece : model.pieces()) {
      // Of two with the same text the reserved one is meant.
      types.merge(piece.text(), piece.type(), (one, other) -> one.isOfText() ? other : one);
    }
  }

  @Override
  public List<String> decode(List<String> pieces) {
    StringBuilder text = new StringBuilder();
    ByteRun bytes = new ByteRun(text);
    boolean atBeginning = normalizer.addDummyPrefix() || normalizer.removeExtraWhitespaces();
    for (String piece : pieces) {
      PieceType type = types.get(piece);
      if (type == PieceType.BYTE) {
        bytes.add(BytePieces.valueOf(piece));
        continue;
      }
      bytes.end();
      atBeginning &= text.isEmpty();
      if (type == null) {
        text.append(piece);
      } else if (type == PieceType.UNKNOWN) {
        text.append(unknownSurface);
      } else if (type != PieceType.CONTROL) {
        boolean drop = atBeginning && piece.charAt(0) == Metaspace.SYMBOL;
        text.append((drop ? piece.substring(1) : piece).replace(Metaspace.SYMBOL, ' '));
        // What removes extra blanks from texts removes all at the beginning, else the one added.
        atBeginning &= !drop || normalizer.removeExtraWhitespaces();
      }
    }
    bytes.end();
    return List.of(denormalize(text.toString()));
  }

  private String denormalize(String text) {
    if (denormalizer.charsmap() == Charsmap.EMPTY) {
      return text;
    }
    AlignedText out = new AlignedText();
    new SentenceNormalizer(denormalizer, false, NOTHING)
        .normalize(text.toCharArray(), 0, text.length(), out);
    return new String(out.chars(), 0, out.length());
  }
}
