package io.rhema.training.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.training.graph.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a training came to, as it leaves it in its work folder before the model appears.
 *
 * @param chosen which weights were kept: a pass's name, or the average
 * @param score of these on the dev sets, what trainings of the same data are compared by
 * @param figures what the score is made of, by data set and unit
 */
public record TrainingResult(String chosen, double score, Map<String, Double> figures) {
  private static final String FILE = "result.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  public TrainingResult {
    figures = new TreeMap<>(figures);
  }

  /** Leaves it in a work folder. */
  public void write(Path work) throws IOException {
    byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    AtomicFile.write(work.resolve(FILE), out -> out.write(json));
  }

  /**
   * That of a training which has ended well.
   *
   * @throws java.nio.file.NoSuchFileException when it has not
   */
  public static TrainingResult read(Path work) throws IOException {
    return JSON.readValue(Files.readAllBytes(work.resolve(FILE)), TrainingResult.class);
  }
}
