package io.rhema.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.schema.SentimentResult;
import io.rhema.training.gate.RegressionTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the texts of a stream are, in turn, each with the label that people give it: those of {@link
 * Blorpy}, and others that a model has nothing new to learn of.
 */
record KnownTexts(List<String> all, Map<String, String> labels, List<String> regression) {

  /**
   * @param folder for a file of the texts that candidates are compared on
   */
  static KnownTexts in(Path folder) throws IOException {
    Map<String, String> labels = new LinkedHashMap<>();
    Stream.of(Blorpy.corrected(), Blorpy.unheard())
        .flatMap(List::stream)
        .forEach(text -> labels.put(text, "positive"));
    Map<String, String> others = others(folder);
    labels.putAll(others);
    return new KnownTexts(List.copyOf(labels.keySet()), labels, List.copyOf(others.keySet()));
  }

  private static Map<String, String> others(Path folder) throws IOException {
    Map<String, String> read = new LinkedHashMap<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(RegressionTexts.SENTIMENT.write(folder))) {
      JsonNode text = json.readTree(line);
      read.put(text.get("text").asText(), text.get("label").asText());
    }
    return read;
  }

  int size() {
    return all.size();
  }

  /** The text of an event, by the event's number. */
  String text(int number) {
    return all.get(number % all.size());
  }

  /** How many of the answers of a version to texts are what people say. */
  double rightShare(List<SentimentResult> results, String version, List<String> texts) {
    List<Boolean> right =
        results.stream()
            .filter(result -> result.getModelVersion().equals(version))
            .filter(result -> texts.contains(textOf(result)))
            .map(result -> labels.get(textOf(result)).equals(result.getLabel()))
            .toList();
    assertThat(right).as("answers of version " + version).hasSizeGreaterThanOrEqualTo(texts.size());
    return right.stream().filter(it -> it).count() / (double) right.size();
  }

  private String textOf(SentimentResult result) {
    return text(EventPump.number(result.getEventId()));
  }
}
