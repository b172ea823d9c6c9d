package io.rhema.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every version must be able to read every other one: new readers read what lies in the topics, and
 * a consumer that lags behind can still read what is written now.
 */
class SchemaHistoryTest {
  private static final Path CONTRACTS = Path.of("src/main/avro");
  private static final Path HISTORY = Path.of("history");
  private static final SchemaValidator EVERY_VERSION =
      new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

  /** What is on the wire since a version was published; entries are added, never changed. */
  private static final Map<String, List<Long>> PUBLISHED =
      Map.of(
          "TextEvent", List.of(9107124819121247839L),
          "SentimentResult", List.of(-8229053640011575737L),
          "EntitiesResult", List.of(-1023107598064517688L),
          "EmbeddingResult", List.of(-3014501932354054761L),
          "TranslationResult", List.of(-7501315442356207931L),
          "ModelUpdate", List.of(1386097802898899126L),
          "ModelUpdateResult", List.of(-86576593304796489L, 6615118538662584718L),
          "ClassificationResult", List.of(-244137539711648816L),
          "KeywordsResult", List.of(-4987882502847976904L),
          "LabelledExample", List.of(-2317082071138094097L));

  static Stream<String> records() throws IOException {
    try (Stream<Path> files = Files.list(CONTRACTS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".avsc", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Schema contract(String name) throws IOException {
    return new Schema.Parser().parse(CONTRACTS.resolve(name + ".avsc").toFile());
  }

  @ParameterizedTest
  @MethodSource("records")
  void latestVersionIsTheContract(String name) throws IOException {
    List<Schema> versions = SchemaHistory.of(name).versions();
    int latest = versions.size();

    assertThat(versions.get(latest - 1))
        .as(
            "%s.avsc differs from history/%s/%d.avsc. Copy it to history/%s/%d.avsc, so that "
                + "readers find the schema of every record (if only defaults or aliases changed, "
                + "the fingerprint has not: then update history/%s/%d.avsc instead).",
            name, name, latest, name, latest + 1, name, latest)
        .isEqualTo(contract(name));
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyVersionReadsEveryOther(String name) throws IOException {
    Schema contract = contract(name);
    List<Schema> versions = SchemaHistory.of(name).versions();

    assertThatCode(() -> EVERY_VERSION.validate(contract, versions))
        .as("%s.avsc against its history", name)
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("records")
  void publishedVersionsNeverChange(String name) {
    List<Long> fingerprints =
        SchemaHistory.of(name).versions().stream()
            .map(SchemaNormalization::parsingFingerprint64)
            .toList();

    assertThat(fingerprints)
        .as("fingerprints of history/%s; append the one of a new version to this test", name)
        .isEqualTo(PUBLISHED.get(name));
  }

  @ParameterizedTest
  @MethodSource("records")
  void versionsAreNumberedWithoutAGap(String name) throws IOException {
    try (Stream<Path> files = Files.list(HISTORY.resolve(name))) {
      assertThat(files.count()).isEqualTo(SchemaHistory.of(name).versions().size());
    }
  }

  /**
   * Every contract stands for itself, so that a reader needs one file; what they share is alike.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "EntitiesResult",
        "EmbeddingResult",
        "TranslationResult",
        "ClassificationResult",
        "KeywordsResult"
      })
  void aStatusMeansTheSameInEveryResult(String name) throws IOException {
    Schema shared = contract("SentimentResult").getField("status").schema();

    assertThat(contract(name).getField("status").schema().toString()).isEqualTo(shared.toString());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource("breakingChanges")
  void wouldNoticeABreakingChange(String original, String replacement) throws IOException {
    String contract = Files.readString(CONTRACTS.resolve("TextEvent.avsc"));
    assertThat(contract).contains(original);
    Schema broken = new Schema.Parser().parse(contract.replace(original, replacement));

    assertThatThrownBy(
            () -> EVERY_VERSION.validate(broken, SchemaHistory.of("TextEvent").versions()))
        .isInstanceOf(SchemaValidationException.class);
  }

  static Stream<Arguments> breakingChanges() {
    return Stream.of(
        Arguments.of(
            "{\"name\": \"text\", \"type\": \"string\"", "{\"name\": \"text\", \"type\": \"int\""),
        Arguments.of("{\"name\": \"text\"", "{\"name\": \"body\""),
        Arguments.of(
            "{\"name\": \"text\"",
            "{\"name\": \"added\", \"type\": \"string\"}, {\"name\": \"text\""),
        Arguments.of(
            "\"name\": \"source\", \"type\": [\"null\", \"string\"], \"default\": null",
            "\"name\": \"source\", \"type\": \"string\""));
  }

  @Test
  void letsAnOptionalFieldBeAdded() throws IOException {
    String contract = Files.readString(CONTRACTS.resolve("TextEvent.avsc"));
    Schema extended =
        new Schema.Parser()
            .parse(
                contract.replace(
                    "{\"name\": \"text\"",
                    "{\"name\": \"added\", \"type\": [\"null\", \"string\"], \"default\": null},"
                        + " {\"name\": \"text\""));

    assertThatCode(() -> EVERY_VERSION.validate(extended, SchemaHistory.of("TextEvent").versions()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nonsense", "textevent"})
  void saysWhichFileARecordWithoutHistoryNeeds(String name) {
    assertThatThrownBy(() -> SchemaHistory.of(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schemas/history/" + name + "/1.avsc");
  }
}
