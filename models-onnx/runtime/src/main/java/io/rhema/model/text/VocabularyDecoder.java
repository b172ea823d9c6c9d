package io.rhema.model.text;

import io.rhema.model.text.decode.PieceDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Looks the pieces of ids up and lets a {@link PieceDecoder} make text of them. */
final class VocabularyDecoder implements TextDecoder {
  private final Map<String, Integer> idOfPiece;
  private final String[] pieceOfId;
  private final Set<Integer> special;
  private final PieceDecoder decoder;

  /**
   * Makes the decoder.
   *
   * @param idOfPiece every piece, added tokens too
   * @param special ids that leave no trace in a text
   */
  VocabularyDecoder(Map<String, Integer> idOfPiece, Set<Integer> special, PieceDecoder decoder) {
    this.idOfPiece = Map.copyOf(idOfPiece);
    this.special = Set.copyOf(special);
    this.decoder = decoder;
    int highest = idOfPiece.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
    pieceOfId = new String[highest + 1];
    idOfPiece.forEach((piece, id) -> pieceOfId[id] = piece);
  }

  @Override
  public String decode(int[] ids) {
    List<String> pieces = new ArrayList<>(ids.length);
    for (int id : ids) {
      String piece = piece(id);
      if (!special.contains(id)) {
        pieces.add(piece);
      }
    }
    return String.join("", decoder.decode(pieces));
  }

  @Override
  public String piece(int id) {
    String piece = id < 0 || id >= pieceOfId.length ? null : pieceOfId[id];
    if (piece == null) {
      throw new IllegalArgumentException(
          "%d is no id of the vocabulary; it has %d pieces with ids from 0 to %d"
              .formatted(id, idOfPiece.size(), pieceOfId.length - 1));
    }
    return piece;
  }

  @Override
  public OptionalInt id(String piece) {
    Integer id = idOfPiece.get(piece);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  @Override
  public int size() {
    return pieceOfId.length;
  }
}
