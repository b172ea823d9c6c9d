package io.rhema.it.bench;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.local.Directories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the runtime itself does all the time, by its own profiler: where nobody around it can gain
 * anything.
 */
final class ModelProfile {
  private static final int[][] RUNS = {{16, 32}, {4, 128}, {1, 500}};
  private static final int TIMES = 30;
  private static final String KERNEL = "_kernel_time";

  private final Corpus corpus;

  private ModelProfile(Corpus corpus) {
    this.corpus = corpus;
  }

  /** Runs both forms over texts of some lengths, on one thread. */
  static List<OperatorShares> measure(ModelForms forms, Corpus corpus) throws Exception {
    ModelProfile profile = new ModelProfile(corpus);
    Path folder = Directories.temporary("rhema-profile-");
    try {
      List<OperatorShares> all = new ArrayList<>();
      for (int[] run : RUNS) {
        all.add(profile.of("int8", forms.int8().dir(), run[0], run[1], folder));
        all.add(profile.of("fp32", forms.fp32().dir(), run[0], run[1], folder));
      }
      return all;
    } finally {
      Directories.delete(folder);
    }
  }

  private OperatorShares of(String form, Path model, int rows, int columns, Path folder)
      throws OrtException, IOException {
    Corpus cut = corpus.cut(columns);
    List<long[]> batch =
        IntStream.range(0, rows).mapToObj(row -> cut.row(row % cut.size())).toList();
    Path prefix = folder.resolve("%s-%d-%d".formatted(form, rows, columns));
    Path written;
    try (BareSession session = BareSession.profiled(model.resolve("model.onnx"), prefix)) {
      for (int time = 0; time < TIMES; time++) {
        session.run(batch);
      }
      written = session.endProfiling();
    }
    Map<String, Double> micros = new TreeMap<>();
    for (JsonNode event : new ObjectMapper().readTree(written.toFile())) {
      if (event.path("name").asText().endsWith(KERNEL)) {
        micros.merge(
            event.path("args").path("op_name").asText(), event.path("dur").asDouble(), Double::sum);
      }
    }
    double all = micros.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> shares = new LinkedHashMap<>();
    micros.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(operator -> shares.put(operator.getKey(), operator.getValue() / all));
    return new OperatorShares(form, rows, columns, all / TIMES / 1_000, shares);
  }
}
