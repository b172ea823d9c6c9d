package io.rhema.local.explain;

import io.rhema.model.text.TextDecoder;

/** Pieces of a vocabulary for a person to read: bytes as text, a blank in front as {@code ▁}. */
final class ShownPieces {
  private static final String BLANK = "▁";
  private static final String BYTE_LEVEL_BLANK = "Ġ";
  private static final String NO_CHARACTER = "\uFFFD";

  private final TextDecoder decoder;

  ShownPieces(TextDecoder decoder) {
    this.decoder = decoder;
  }

  /** A special token, or a piece that is part of a character, is shown as the vocabulary has it. */
  String of(int id) {
    String piece = decoder.piece(id);
    String text = decoder.decode(new int[] {id}).stripLeading();
    boolean begins = piece.startsWith(BLANK) || piece.startsWith(BYTE_LEVEL_BLANK);
    if (text.contains(NO_CHARACTER) || text.isEmpty() && !begins) {
      return piece;
    }
    return begins ? BLANK + text : text;
  }
}
