package io.rhema.model.text.decode;

import java.util.List;

/** What becomes of pieces when a tokenizer names no decoder: a blank between any two. */
public record JoinedWithBlanks() implements PieceDecoder {

  @Override
  public List<String> decode(List<String> pieces) {
    return List.of(String.join(" ", pieces));
  }
}
