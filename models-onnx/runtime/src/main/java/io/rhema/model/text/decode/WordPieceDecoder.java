package io.rhema.model.text.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code WordPiece}: a blank in front of each piece that does not continue a word.
 *
 * @param prefix what marks pieces that continue a word, {@code ##}
 * @param cleanup whether blanks in front of punctuation and English contractions go
 */
public record WordPieceDecoder(String prefix, boolean cleanup) implements PieceDecoder {

  @Override
  public List<String> decode(List<String> pieces) {
    List<String> decoded = new ArrayList<>(pieces.size());
    for (String piece : pieces) {
      String text = piece;
      if (!decoded.isEmpty()) {
        text = piece.startsWith(prefix) ? piece.substring(prefix.length()) : " " + piece;
      }
      decoded.add(cleanup ? Cleanup.of(text) : text);
    }
    return decoded;
  }
}
