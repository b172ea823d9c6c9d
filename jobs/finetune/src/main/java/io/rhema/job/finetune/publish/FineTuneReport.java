package io.rhema.job.finetune.publish;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.rhema.job.finetune.folder.TrainingSet;
import io.rhema.model.bundle.Provenance;
import io.rhema.training.graph.AtomicFile;
import io.rhema.training.judge.Compared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a job found and did. It is in the job's result under {@link #ACCUMULATOR}, and in a file of
 * the chosen training's folder.
 *
 * @param model name of the model
 * @param servingVersion the version that the training went on from
 * @param version that of the candidate
 * @param published whether the candidate passed the gate and is in the registry
 * @param promoted whether it is the current version there
 * @param reasons why the gate let it pass, or did not, as sentences without a full stop
 * @param examples what was learnt from
 * @param trainings of the search, the best first
 * @param comparisons with the serving model
 * @param place of the candidate: in the registry when it is published, in the work folder when not
 * @param checksum of the candidate's {@code rhema.json}
 * @param lineage how the candidate was made
 */
public record FineTuneReport(
    String model,
    String servingVersion,
    String version,
    boolean published,
    boolean promoted,
    List<String> reasons,
    Examples examples,
    List<Training> trainings,
    List<Compared> comparisons,
    String place,
    String checksum,
    Provenance lineage) {
  /** Its name in the job's result: a list of one text, this as JSON. */
  public static final String ACCUMULATOR = "rhema.report";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The examples of a job.
   *
   * @param train texts that were learnt from
   * @param dev texts that were measured on
   * @param refused how many could not be learnt from, by reason
   * @param refusals the first of these, in words
   */
  public record Examples(
      TrainingSet.Side train,
      TrainingSet.Side dev,
      Map<String, Integer> refused,
      List<String> refusals) {}

  /**
   * One training of the search.
   *
   * @param score on the dev set, by the trainer
   * @param starts how often its process was started; 0 when it was done before
   */
  public record Training(
      double learningRate,
      long seed,
      double score,
      Map<String, Double> figures,
      String chosen,
      int starts,
      String folder) {}

  /** As JSON. */
  public String toJson() {
    ObjectWriter writer = JSON.writerWithDefaultPrettyPrinter();
    try {
      return writer.writeValueAsString(this);
    } catch (JacksonException e) {
      throw new IllegalStateException("A report is made of texts and numbers", e);
    }
  }

  /** Reads what {@link #toJson} wrote. */
  public static FineTuneReport parse(String json) {
    try {
      return JSON.readValue(json, FineTuneReport.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("No report of a fine-tuning job: " + e.getMessage(), e);
    }
  }

  void write(Path file) throws IOException {
    AtomicFile.write(file, out -> out.write(toJson().getBytes(StandardCharsets.UTF_8)));
  }
}
