package io.rhema.training.graph;

import io.rhema.model.session.TokenRow;
import io.rhema.training.graph.quantize.Calibration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** The base encoder as its jar carries it. */
public final class MiniLm {

  public static final int HIDDEN = 384;

  private static final long[][] SENTENCES = {
    {101, 1037, 2200, 2204, 3185, 1010, 2021, 2205, 2146, 102},
    {101, 1045, 5223, 2009, 102},
    {101, 2190, 6925, 1997, 1996, 2095, 999, 999, 1045, 3866, 2296, 3371, 1997, 2009, 102},
    {101, 102},
    {101}
  };

  private MiniLm() {}

  /** Sentences of different lengths as ids, down to one of a single token. */
  public static long[][] sentences() {
    return SENTENCES.clone();
  }

  /** The same as rows for a calibration. */
  public static List<TokenRow> sentenceRows() {
    return Arrays.stream(SENTENCES)
        .map(ids -> new TokenRow(Arrays.stream(ids).mapToInt(id -> (int) id).toArray()))
        .toList();
  }

  public static byte[] bytes() {
    try (InputStream in = MiniLm.class.getResourceAsStream("/all-minilm-l6-v2.onnx")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of random words for a calibration. */
  public static List<TokenRow> randomRows() {
    return Calibration.randomRows(new int[] {101}, new int[] {102}, 30_522);
  }

  public static OnnxGraph graph() {
    return OnnxGraph.parse(bytes());
  }

  /** The encoder with a head that answers the mean of its token vectors as it is. */
  public static OnnxGraph pooled() {
    OnnxGraph graph = graph();
    ClassificationHead.attach(graph, HIDDEN, HIDDEN, 0);
    float[] identity = new float[HIDDEN * HIDDEN];
    for (int i = 0; i < HIDDEN; i++) {
      identity[i * HIDDEN + i] = 1;
    }
    graph.put(Tensors.ofFloats(ClassificationHead.WEIGHT, identity, HIDDEN, HIDDEN));
    return graph;
  }
}
