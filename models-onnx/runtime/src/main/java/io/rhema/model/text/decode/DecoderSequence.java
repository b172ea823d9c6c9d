package io.rhema.model.text.decode;

import java.util.List;

/**
 * {@code Sequence}: one decoder after the other.
 *
 * @param decoders in order
 */
public record DecoderSequence(List<PieceDecoder> decoders) implements PieceDecoder {

  public DecoderSequence {
    decoders = List.copyOf(decoders);
  }

  @Override
  public List<String> decode(List<String> pieces) {
    List<String> decoded = pieces;
    for (PieceDecoder decoder : decoders) {
      decoded = decoder.decode(decoded);
    }
    return decoded;
  }
}
