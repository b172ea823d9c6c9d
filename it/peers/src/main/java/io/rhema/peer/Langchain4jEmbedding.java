package io.rhema.peer;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * langchain4j's in-process embedding, all texts at once, which it hands to its threads one by one.
 * The answer is the dimension in which a text's vector is largest.
 */
public final class Langchain4jEmbedding implements Function<List<String>, int[]> {
  private final OnnxEmbeddingModel model;

  public Langchain4jEmbedding(List<String> arguments) {
    Path folder = Path.of(arguments.get(0));
    model =
        new OnnxEmbeddingModel(
            folder.resolve("model.onnx"),
            folder.resolve("tokenizer.json"),
            PoolingMode.MEAN,
            Executors.newFixedThreadPool(
                Integer.parseInt(arguments.get(1)),
                work -> {
                  Thread thread = new Thread(work, "langchain4j");
                  thread.setDaemon(true);
                  return thread;
                }));
  }

  @Override
  public int[] apply(List<String> texts) {
    return model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
        .mapToInt(embedding -> largest(embedding.vector()))
        .toArray();
  }

  private static int largest(float[] vector) {
    int best = 0;
    for (int i = 1; i < vector.length; i++) {
      if (vector[i] > vector[best]) {
        best = i;
      }
    }
    return best;
  }
}
