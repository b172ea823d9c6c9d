package io.rhema.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.FillMask;
import io.rhema.model.task.Task;
import io.rhema.model.task.TextGeneration;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.task.Translation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** What {@code config.json}, in the manner of Hugging Face, says about a model. */
final class ModelConfig {
  static final String FILE = "config.json";

  /** These number positions from the padding id on, so that the first ones are never used. */
  private static final Set<String> OFFSET_POSITIONS =
      Set.of("roberta", "xlm-roberta", "camembert", "longformer", "mpnet");

  private final JsonNode json;

  ModelConfig(JsonNode json) {
    this.json = json;
  }

  /** How many positions the model can number, if it says so. */
  OptionalInt maxPositions() {
    int positions = json.path("max_position_embeddings").asInt(0);
    if (OFFSET_POSITIONS.contains(json.path("model_type").asText())) {
      positions -= json.path("pad_token_id").asInt(1) + 1;
    }
    return positions > 0 ? OptionalInt.of(positions) : OptionalInt.empty();
  }

  /**
   * The task of the model.
   *
   * @param stated the manifest's task, or null to work it out
   * @param files where an embedding model says more about itself
   * @throws BundleException when it is none that is served; the message does not name the model
   */
  Task task(String stated, BundleFiles files) {
    String name = stated == null ? ofArchitecture() : stated;
    return switch (name) {
      case Classification.NAME -> {
        List<String> labels = labels();
        yield new Classification(labels, activation(labels.size()));
      }
      case TokenClassification.NAME -> new TokenClassification(labels());
      case Embedding.NAME -> SentenceModules.embedding(files);
      case FillMask.NAME -> new FillMask();
      case TextGeneration.NAME -> new TextGeneration();
      case Translation.NAME ->
          throw new BundleException(
              "%s names the task '%s', but the graph is a single one; a translation needs encoder_model.onnx and a decoder."
                  .formatted(BundleManifest.FILE, name));
      default ->
          throw new BundleException(
              "%s names the task '%s'; supported: %s."
                  .formatted(BundleManifest.FILE, name, String.join(", ", Task.NAMES)));
    };
  }

  private String ofArchitecture() {
    JsonNode architecture = json.path("architectures").path(0);
    if (architecture.isMissingNode()) {
      if (json.has("id2label")) {
        return Classification.NAME;
      }
      throw new BundleException(
          "config.json has neither 'architectures' nor 'id2label', so the task is unknown; add one, or 'task' to rhema.json.");
    }
    String name = architecture.asText();
    if (name.endsWith("ForSequenceClassification")) {
      return Classification.NAME;
    }
    if (name.endsWith("ForTokenClassification")) {
      return TokenClassification.NAME;
    }
    if (name.endsWith("ForMaskedLM")) {
      return FillMask.NAME;
    }
    if (name.endsWith("ForCausalLM")) {
      return TextGeneration.NAME;
    }
    if (name.endsWith("Model") && !name.contains("Head")) {
      return Embedding.NAME;
    }
    throw new BundleException(
        "config.json names the architecture '%s'; supported: …ForSequenceClassification, …ForTokenClassification, …ForMaskedLM, …ForCausalLM, …Model without a head."
            .formatted(name));
  }

  private List<String> labels() {
    JsonNode id2label = json.path("id2label");
    Map<Integer, String> byId = new TreeMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> it = id2label.fields(); it.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = it.next();
      byId.put(id(entry.getKey()), entry.getValue().asText());
    }
    if (byId.isEmpty()) {
      return defaultLabels(json.path("num_labels").asInt(2));
    }
    List<String> labels = new ArrayList<>();
    byId.forEach(
        (id, label) -> {
          if (id != labels.size()) {
            throw new BundleException(
                "config.json's id2label has the ids %s; they must run from 0 without a gap."
                    .formatted(byId.keySet()));
          }
          if (labels.contains(label)) {
            throw new BundleException(
                "config.json's id2label has '%s' twice; labels must differ.".formatted(label));
          }
          labels.add(label);
        });
    return labels;
  }

  /** Hugging Face leaves {@code id2label} out of the file when a model has the default labels. */
  private static List<String> defaultLabels(int count) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add("LABEL_" + i);
    }
    return labels;
  }

  private static int id(String key) {
    try {
      return Integer.parseInt(key);
    } catch (NumberFormatException e) {
      throw new BundleException(
          "config.json's id2label has the id '%s'; ids must be whole numbers.".formatted(key), e);
    }
  }

  private Activation activation(int labels) {
    String problem = json.path("problem_type").asText("");
    return switch (problem) {
      case "multi_label_classification" -> Activation.SIGMOID;
      case "single_label_classification", "", "null" -> Activation.usual(labels);
      default ->
          throw new BundleException(
              "config.json's problem_type is '%s'; supported: single_label_classification, multi_label_classification."
                  .formatted(problem));
    };
  }
}
