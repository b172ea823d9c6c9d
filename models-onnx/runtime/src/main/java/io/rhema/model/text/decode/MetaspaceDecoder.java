package io.rhema.model.text.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code Metaspace}: the sign becomes a blank again, or nothing in the first piece when one was put
 * in front of the text.
 *
 * @param replacement the sign, a code point
 * @param prepended whether one was put in front
 */
public record MetaspaceDecoder(int replacement, boolean prepended) implements PieceDecoder {

  @Override
  public List<String> decode(List<String> pieces) {
    String sign = Character.toString(replacement);
    List<String> decoded = new ArrayList<>(pieces.size());
    for (String piece : pieces) {
      decoded.add(piece.replace(sign, decoded.isEmpty() && prepended ? "" : " "));
    }
    return decoded;
  }
}
