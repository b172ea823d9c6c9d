package io.rhema.model.text.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code BPEDecoder}: the mark of a word's end becomes a blank, or nothing in the last piece.
 *
 * @param suffix the mark, {@code </w>}
 */
public record EndOfWordDecoder(String suffix) implements PieceDecoder {

  @Override
  public List<String> decode(List<String> pieces) {
    List<String> decoded = new ArrayList<>(pieces.size());
    for (String piece : pieces) {
      boolean last = decoded.size() == pieces.size() - 1;
      decoded.add(piece.replace(suffix, last ? "" : " "));
    }
    return decoded;
  }
}
