package io.rhema.model.text.decode;

import io.rhema.model.text.normalize.ByteAlphabet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code ByteLevel}: the characters of all pieces are bytes in the {@link ByteAlphabet}, and these
 * are UTF-8. A piece with any other character, an added token, is text as it is.
 */
public record ByteLevelDecoder() implements PieceDecoder {

  @Override
  public List<String> decode(List<String> pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String piece : pieces) {
      if (piece.chars().allMatch(c -> ByteAlphabet.contains((char) c))) {
        piece.chars().forEach(c -> bytes.write(ByteAlphabet.byteOf((char) c)));
      } else {
        bytes.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
      }
    }
    return List.of(BrokenUtf8.decode(bytes.toByteArray()));
  }
}
