package io.rhema.it.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.model.bundle.Precision;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Entity;
import io.rhema.schema.SentimentResult;
import io.rhema.training.graph.bundle.BundleConverter;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A text's answer must not depend on the texts that it happens to share a batch with. */
class BatchIndependenceTest {
  private static final Path BUNDLES = Path.of("../models-onnx/bundles");

  /** Where activations are rounded, batches have more ways to differ. */
  private static final int INT8_BATCHINGS = 10;

  private static final int FP32_BATCHINGS = 3;
  private static final float SLACK = 1e-4f;

  /** Position of the event's id in every result. */
  private static final int ID = 0;

  @TempDir Path dir;

  private static Stream<Arguments> shipped() {
    return Stream.of(
        arguments("sentiment/1", TaskKind.SENTIMENT),
        arguments("entities/2", TaskKind.ENTITIES),
        arguments("sentiment-entities/1", TaskKind.SENTIMENT),
        arguments("sentiment-entities/1", TaskKind.ENTITIES));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aShippedInt8ModelAnswersAlikeInEveryBatch(String bundle, TaskKind task) throws Exception {
    assertIndependent(BUNDLES.resolve(bundle), task, INT8_BATCHINGS);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aModelRebuiltInFp32AnswersAlikeInEveryBatch(String bundle, TaskKind task) throws Exception {
    Path fp32 = dir.resolve("fp32");
    BundleConverter.convert(BUNDLES.resolve(bundle), fp32, Precision.FP32);

    assertIndependent(fp32, task, FP32_BATCHINGS);
  }

  private static void assertIndependent(Path bundle, TaskKind task, int batchings)
      throws Exception {
    List<String> texts = samples();
    Random random = new Random(7);
    Map<Integer, SpecificRecord> alone =
        answers(bundle, task, texts, BatchLimits.DEFAULT.withMaxRecords(1), new Random(0));
    for (int i = 0; i < batchings; i++) {
      BatchLimits limits =
          BatchLimits.DEFAULT
              .withMaxRecords(2 + random.nextInt(255))
              .withRunTokens(64 + random.nextInt(961));
      Map<Integer, SpecificRecord> together = answers(bundle, task, texts, limits, random);
      alone.forEach((text, expected) -> assertAlike(texts.get(text), expected, together.get(text)));
    }
  }

  private static void assertAlike(String text, SpecificRecord expected, SpecificRecord found) {
    if (expected instanceof SentimentResult sentiment) {
      assertAlike(text, sentiment, (SentimentResult) found);
    } else {
      assertAlike(text, (EntitiesResult) expected, (EntitiesResult) found);
    }
  }

  private static void assertAlike(String text, SentimentResult expected, SentimentResult found) {
    assertThat(found.getStatus()).as(text).isEqualTo(expected.getStatus());
    assertThat(found.getLabel()).as(text).isEqualTo(expected.getLabel());
    expected
        .getScores()
        .forEach(
            (label, score) ->
                assertThat(found.getScores().get(label))
                    .as("%s of '%s'", label, text)
                    .isCloseTo(score, within(SLACK)));
  }

  private static void assertAlike(String text, EntitiesResult expected, EntitiesResult found) {
    assertThat(found.getStatus()).as(text).isEqualTo(expected.getStatus());
    assertThat(found.getEntities()).as(text).hasSameSizeAs(expected.getEntities());
    for (int i = 0; i < expected.getEntities().size(); i++) {
      Entity one = expected.getEntities().get(i);
      Entity other = found.getEntities().get(i);
      assertThat(List.of(other.getLabel(), other.getStart(), other.getEnd()))
          .as(text)
          .isEqualTo(List.of(one.getLabel(), one.getStart(), one.getEnd()));
      assertThat(other.getScore()).as(text).isCloseTo(one.getScore(), within(SLACK));
    }
  }

  /** By the number of the text, which are fed in an order of their own. */
  private static Map<Integer, SpecificRecord> answers(
      Path bundle, TaskKind task, List<String> texts, BatchLimits limits, Random random)
      throws Exception {
    TextEncoder encoder = TextEncoders.load(bundle);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    Map<Integer, SpecificRecord> answers = new TreeMap<>();
    try (OperatorRun operator = new OperatorRun(bundle, limits, task)) {
      for (int number : order) {
        String text = texts.get(number);
        operator.feed(OperatorRun.event(number, text), encoder.encode(text));
      }
      operator.finish();
      operator
          .take(task, SpecificRecord.class)
          .forEach(r -> answers.put(Integer.valueOf((String) r.get(ID)), r));
    }
    assertThat(answers).hasSameSizeAs(texts);
    return answers;
  }

  private static List<String> samples() throws Exception {
    List<String> texts = new ArrayList<>();
    try (InputStream lines =
            BatchIndependenceTest.class.getResourceAsStream("/io/rhema/local/demo/samples.jsonl");
        MappingIterator<JsonNode> samples =
            new ObjectMapper().readerFor(JsonNode.class).readValues(lines)) {
      samples.forEachRemaining(sample -> texts.add(sample.path("text").asText()));
    }
    assertThat(texts).hasSizeGreaterThan(100);
    return texts;
  }
}
