package io.rhema.training.run;

import io.rhema.training.graph.layer.Positions;
import io.rhema.training.graph.seq2seq.LstmShape;
import io.rhema.training.graph.seq2seq.Seq2SeqShape;
import io.rhema.training.graph.seq2seq.TransformerShape;
import io.rhema.training.recipe.LstmOptions;
import io.rhema.training.recipe.Seq2SeqOptions;
import io.rhema.training.recipe.TransformerOptions;

/** The measures of a model that a recipe asks for. */
final class Seq2SeqShapes {

  private Seq2SeqShapes() {}

  /**
   * @param options of a new model
   * @param vocabulary as many pieces as were learnt
   * @param maxPositions the longest row
   */
  static Seq2SeqShape of(Seq2SeqOptions options, int vocabulary, int maxPositions) {
    if (options instanceof TransformerOptions transformer) {
      return new TransformerShape(
          vocabulary,
          transformer.hidden(),
          transformer.heads(),
          transformer.feedForward(),
          transformer.encoderLayers(),
          transformer.decoderLayers(),
          transformer.learnedPositions() ? Positions.LEARNED : Positions.SINUSOIDAL,
          maxPositions);
    }
    if (options instanceof LstmOptions lstm) {
      return new LstmShape(
          vocabulary, lstm.hidden(), lstm.encoderLayers(), lstm.decoderLayers(), maxPositions);
    }
    throw new IllegalArgumentException("%s has measures of its own".formatted(options));
  }
}
