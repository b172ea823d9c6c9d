package io.rhema.training.recipe;

/** Reads what a recipe says about a model that writes texts: its architecture, or its base. */
final class Seq2SeqReader {
  private enum Kind {
    TRANSFORMER,
    LSTM
  }

  private enum Positions {
    SINUSOIDAL,
    LEARNED
  }

  private Seq2SeqReader() {}

  static Seq2SeqOptions read(RecipeNode node) {
    if (node.has("base")) {
      ContinuedSeq2Seq continued = new ContinuedSeq2Seq(node.text("base"));
      node.refuseOtherKeys();
      return continued;
    }
    Kind kind = node.choice("architecture", Kind.TRANSFORMER);
    int hidden = node.integer("hidden", 256, 8, 4096);
    Seq2SeqOptions options =
        switch (kind) {
          case TRANSFORMER ->
              new TransformerOptions(
                  hidden,
                  node.integer("heads", 8, 1, 64),
                  node.integer("feed-forward", 4 * hidden, 8, 16_384),
                  node.integer("encoder-layers", 4, 1, 48),
                  node.integer("decoder-layers", 2, 1, 48),
                  node.choice("positions", Positions.SINUSOIDAL) == Positions.LEARNED);
          case LSTM ->
              new LstmOptions(
                  hidden,
                  node.integer("encoder-layers", 1, 1, 8),
                  node.integer("decoder-layers", 1, 1, 8));
        };
    node.refuseOtherKeys();
    return options;
  }
}
