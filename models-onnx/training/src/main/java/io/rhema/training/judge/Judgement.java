package io.rhema.training.judge;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.training.gate.GateOptions;
import io.rhema.training.gate.Verdict;
import io.rhema.training.graph.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the gate found, as it is handed from one process to another.
 *
 * @param model name of both models
 * @param servingVersion of the model that serves
 * @param version of the candidate
 * @param passed whether it may take over
 * @param reasons why, or why not, as sentences without a full stop
 * @param comparisons the figures, one for each data set
 */
public record Judgement(
    String model,
    String servingVersion,
    String version,
    boolean passed,
    List<String> reasons,
    List<Compared> comparisons) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Judgement {
    reasons = List.copyOf(reasons);
    comparisons = List.copyOf(comparisons);
  }

  static Judgement of(Verdict verdict, GateOptions options) {
    return new Judgement(
        verdict.serving().name(),
        verdict.serving().version(),
        verdict.candidate().version(),
        verdict.passed(),
        verdict.reasons(),
        verdict.comparisons().stream().map(one -> Compared.of(one, options)).toList());
  }

  /** Writes it whole or not at all. */
  void write(Path file) throws IOException {
    byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    AtomicFile.write(file, out -> out.write(json));
  }

  /**
   * Reads what a judging process left.
   *
   * @throws java.nio.file.NoSuchFileException when it left nothing
   */
  public static Judgement read(Path file) throws IOException {
    return JSON.readValue(Files.readAllBytes(file), Judgement.class);
  }
}
