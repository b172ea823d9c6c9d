package io.rhema.training.graph.word;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.layer.NewParameters;
import io.rhema.training.graph.layer.TiedTable;
import io.rhema.training.graph.layer.TrainedParameters;
import io.rhema.training.graph.layer.VocabularyHead;

/** Makes the graphs of word models. */
public final class WordGraphs {
  /** Input: int64 {@code [batch, words]}, padded on the right. */
  public static final String INPUT_IDS = "input_ids";

  /** Input of all but bags: int64 {@code [batch, words]}, 0 for padding, else 1. */
  public static final String ATTENTION_MASK = "attention_mask";

  /** Input of bags: float {@code [batch, words]}, how much each word counts, 0 for padding. */
  public static final String TOKEN_WEIGHTS = "token_weights";

  /** Output {@code [batch, width]} of an encoder that sums a text up. */
  public static final String SENTENCE_VECTOR = "sentence_vector";

  /** Output {@code [batch, words, width]} of an encoder that does not. */
  public static final String TOKEN_VECTORS = "token_vectors";

  /**
   * Input of a language model in training: int64 {@code [n]}, for which words logits are wanted, as
   * {@code row * columns + column}: all but the last of each row to tell the next word, the hidden
   * ones to tell these.
   */
  public static final String TARGET_POSITIONS = "target_positions";

  /** Output of a language model, before the softmax. */
  public static final String LOGITS = VocabularyHead.LOGITS;

  /** The bias of each word {@code [vocabulary]} that a language model adds to its logits. */
  public static final String OUTPUT_BIAS = TiedTable.OUTPUT_BIAS;

  private static final int OPSET = 17;

  private WordGraphs() {}

  /**
   * An encoder with fresh weights, fit for the heads of {@link io.rhema.training.graph}. Training
   * drops a share of the words' vectors, of what goes from layer to layer, and of what is answered.
   *
   * @param vocabulary how many ids there are, those of padding and of unknown words included
   * @param seed of the weights
   */
  public static OnnxGraph encoder(WordNetwork network, int vocabulary, long seed) {
    GraphBuilder b = GraphBuilder.create("word-encoder", OPSET);
    return new WordEncoder(b, new NewParameters(b.graph(), seed), vocabulary).write(network);
  }

  /**
   * An encoder with the weights of another model of the same layers, such as a language model. The
   * summary may be another.
   *
   * @throws io.rhema.training.graph.GraphException when the weights are not of that network
   */
  public static OnnxGraph encoder(WordNetwork network, int vocabulary, ModelProto trained) {
    GraphBuilder b = GraphBuilder.create("word-encoder", OPSET);
    return new WordEncoder(b, new TrainedParameters(b.graph(), trained), vocabulary).write(network);
  }

  /**
   * Puts word vectors from elsewhere into an encoder, to be trained on.
   *
   * @param vectors one for each id; null where there is none, which leaves what was drawn
   * @return the same graph
   * @throws io.rhema.training.graph.GraphException when they do not fit the table, or the graph has
   *     none
   */
  public static OnnxGraph withEmbeddings(OnnxGraph encoder, float[]... vectors) {
    Embeddings.put(encoder, vectors);
    return encoder;
  }

  /** The same, but the words' vectors, also those that were drawn, stay as they are in training. */
  public static OnnxGraph withFrozenEmbeddings(OnnxGraph encoder, float[]... vectors) {
    Embeddings.put(encoder, vectors);
    Embeddings.freeze(encoder);
    return encoder;
  }

  /**
   * The language model to train, with fresh weights: inputs {@link #INPUT_IDS}, {@link
   * #ATTENTION_MASK} and {@link #TARGET_POSITIONS}, output {@link #LOGITS} {@code [n, vocabulary]}.
   * Leaving out the words that are not wanted saves their share of the largest product.
   *
   * @param seed of the weights
   */
  public static OnnxGraph languageModel(LanguageModelShape shape, long seed) {
    GraphBuilder b = GraphBuilder.create("language-model-training", OPSET);
    return new LanguageModel(b, new NewParameters(b.graph(), seed), shape).training();
  }

  /**
   * The graph that serves a trained language model, with {@link #LOGITS} {@code [batch, words,
   * vocabulary]}. One that tells next words has no mask, but states as inputs and outputs, as
   * {@link io.rhema.training.graph.layer.ServedStates} names them: any number of words at a time.
   *
   * @param trained a graph that {@link #languageModel} made, its weights trained
   * @param shape that it was made with
   * @throws io.rhema.training.graph.GraphException when the weights are not of that shape
   */
  public static OnnxGraph servedLanguageModel(LanguageModelShape shape, ModelProto trained) {
    GraphBuilder b = GraphBuilder.create("language-model", OPSET);
    return new LanguageModel(b, new TrainedParameters(b.graph(), trained), shape).serving();
  }
}
