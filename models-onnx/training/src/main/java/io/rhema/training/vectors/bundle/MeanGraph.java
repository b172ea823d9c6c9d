package io.rhema.training.vectors.bundle;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.model.text.analyzer.WordVocabulary;
import io.rhema.training.graph.EmbeddingHead;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.vectors.WordVectors;
import java.util.List;

/**
 * The graph: {@code input_ids} and {@code attention_mask} {@code [batch, words]} in, the mean of
 * the rows {@code [batch, dimensions]} out.
 *
 * <p>The rows of padding and of unknown words are zeros. Unknown words count in the mean, which
 * makes it shorter and leaves its direction; the runtime norms it. So a text of several windows has
 * the direction of the sum of all its known words.
 */
final class MeanGraph {
  private static final int OPSET = 17;
  private static final String BATCH = "batch_size";
  private static final String WORDS = "words";

  private MeanGraph() {}

  /** The graph over all these vectors; the first has the id {@link WordVocabulary#FIRST}. */
  static OnnxGraph of(WordVectors vectors) {
    int dimension = vectors.dimension();
    int ids = WordVocabulary.FIRST + vectors.size();
    float[] table = new float[Math.multiplyExact(ids, dimension)];
    for (int i = 0; i < vectors.size(); i++) {
      int at = (WordVocabulary.FIRST + i) * dimension;
      System.arraycopy(vectors.row(i), 0, table, at, dimension);
    }
    GraphBuilder b = GraphBuilder.create("word-vectors", OPSET);
    String input = b.input("input_ids", DataType.INT64, BATCH, WORDS);
    b.input("attention_mask", DataType.INT64, BATCH, WORDS);
    String rows = b.floats("word_vectors", table, ids, dimension);
    String found = b.op("Gather", "token_vectors", List.of(rows, input));
    b.output(found, DataType.FLOAT, BATCH, WORDS, dimension);
    EmbeddingHead.attach(b.graph(), dimension);
    return b.graph();
  }
}
