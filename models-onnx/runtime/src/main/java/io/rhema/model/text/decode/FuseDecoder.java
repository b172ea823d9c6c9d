package io.rhema.model.text.decode;

import java.util.List;

/** {@code Fuse}: all pieces become one. */
public record FuseDecoder() implements PieceDecoder {

  @Override
  public List<String> decode(List<String> pieces) {
    return List.of(String.join("", pieces));
  }
}
