package io.rhema.model.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The graphs of an encoder-decoder model, as paths inside its folder. Optimum names them; what
 * transformers.js publishes has them in {@code onnx/}, in int8 with {@code _quantized} behind the
 * name. Exact graphs go before quantized ones.
 *
 * @param encoder reads the source
 * @param decoder writes without a cache: the first step of an Optimum export in separate graphs
 * @param withPast writes with a cache: alone, or after the first step
 * @param merged does both, told apart by an input
 */
record Seq2SeqFiles(
    String encoder, Optional<String> decoder, Optional<String> withPast, Optional<String> merged) {
  static final String ENCODER = "encoder_model";

  private static final String[] FOLDERS = {"", "onnx/"};
  private static final String[] FORMS = {".onnx", "_quantized.onnx"};

  /** Finds them; empty when there is no encoder. */
  static Optional<Seq2SeqFiles> find(BundleFiles files) {
    for (String folder : FOLDERS) {
      for (String form : FORMS) {
        if (files.has(folder + ENCODER + form)) {
          return Optional.of(
              new Seq2SeqFiles(
                  folder + ENCODER + form,
                  files.find(folder + "decoder_model" + form),
                  files.find(folder + "decoder_with_past_model" + form),
                  files.find(folder + "decoder_model_merged" + form)));
        }
      }
    }
    return Optional.empty();
  }

  Seq2SeqFiles {
    if (decoder.isEmpty() && withPast.isEmpty() && merged.isEmpty()) {
      throw new BundleException(
          "%s has no decoder beside it; one of these must be there: decoder_model_merged.onnx, decoder_model.onnx with decoder_with_past_model.onnx, decoder_with_past_model.onnx alone."
              .formatted(encoder));
    }
  }

  /** Those that are run: a merged graph holds all that the separate ones do, and only once. */
  List<String> used() {
    List<String> used = new ArrayList<>(List.of(encoder));
    if (merged.isPresent()) {
      used.add(merged.get());
    } else {
      decoder.ifPresent(used::add);
      withPast.ifPresent(used::add);
    }
    return used;
  }
}
