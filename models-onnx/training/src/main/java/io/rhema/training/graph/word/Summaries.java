package io.rhema.training.graph.word;

import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.MeanPooling;
import io.rhema.training.graph.layer.Masks;
import java.util.List;

/** Makes one vector of those of a text's words. */
final class Summaries {
  private static final String NAME = "summary";

  private Summaries() {}

  /**
   * Adds a summary of the words that are not padding.
   *
   * @param vectors {@code [batch, words, width]}
   * @param mask int64 {@code [batch, words]}, 0 for padding
   * @return {@code [batch, width]}; the vectors for {@link Summary#ALL}
   */
  static String add(GraphBuilder b, Summary summary, String vectors, String mask) {
    return switch (summary) {
      case ALL -> vectors;
      case MEAN -> mean(b, vectors);
      case MAX -> max(b, vectors, mask);
      case FIRST ->
          b.op(
              "Gather",
              NAME + "/first",
              List.of(vectors, b.longs(NAME + "/at", new long[] {0})),
              Attributes.of("axis", 1));
      case LAST -> throw new IllegalArgumentException("LAST is a state, not one of the vectors");
    };
  }

  private static String mean(GraphBuilder b, String vectors) {
    String mean = b.graph().uniqueName(NAME + "/vector");
    MeanPooling.add(b.graph(), vectors, NAME, mean);
    return mean;
  }

  private static String max(GraphBuilder b, String vectors, String mask) {
    String hidden = new Masks(b).paddingOfVectors(mask);
    String masked = b.op("Add", NAME + "/masked", List.of(vectors, hidden));
    return b.reduce("ReduceMax", NAME + "/max", masked, 1, false);
  }
}
