package io.rhema.model.session;

import java.util.Objects;
import java.util.Optional;

/**
 * The graphs of an encoder-decoder model.
 *
 * @param encoder reads the source
 * @param decoder writes the first token: for itself, or also the later ones if it can be given what
 *     it has computed before
 * @param withPast writes the later tokens, where that is another graph
 */
public record EncoderDecoderGraphs(
    ModelGraph encoder, ModelGraph decoder, Optional<ModelGraph> withPast) {
  public EncoderDecoderGraphs {
    Objects.requireNonNull(encoder, "encoder");
    Objects.requireNonNull(decoder, "decoder");
    Objects.requireNonNull(withPast, "withPast");
  }
}
