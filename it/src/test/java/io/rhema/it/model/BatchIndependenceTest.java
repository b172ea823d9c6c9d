package io.rhema.it.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.model.bundle.Precision;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.interpret.TaskKind;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text's answer must not depend on the texts that it happens to share a batch with. */
class BatchIndependenceTest {
  private static final Path SHIPPED = Path.of("../models-onnx/bundles/sentiment/1");
  private static final int BATCHINGS = 10;

  @TempDir Path dir;

  @Test
  void theShippedInt8ModelAnswersAlikeInEveryBatch() throws Exception {
    assertIndependent(SHIPPED);
  }

  @Test
  void theModelRebuiltInFp32AnswersAlikeInEveryBatch() throws Exception {
    Path fp32 = dir.resolve("fp32");
    BundleConverter.convert(SHIPPED, fp32, Precision.FP32);

    assertIndependent(fp32);
  }

  private static void assertIndependent(Path bundle) throws Exception {
    List<String> texts = samples();
    Random random = new Random(7);
    Map<Integer, SentimentResult> alone =
        answers(bundle, texts, BatchLimits.DEFAULT.withMaxRecords(1), new Random(0));
    for (int i = 0; i < BATCHINGS; i++) {
      BatchLimits limits =
          BatchLimits.DEFAULT
              .withMaxRecords(2 + random.nextInt(255))
              .withRunTokens(64 + random.nextInt(961));
      Map<Integer, SentimentResult> together = answers(bundle, texts, limits, random);
      alone.forEach((text, expected) -> assertAlike(texts.get(text), expected, together.get(text)));
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
                    .isCloseTo(score, within(1e-4f)));
  }

  /** By the number of the text, which are fed in an order of their own. */
  private static Map<Integer, SentimentResult> answers(
      Path bundle, List<String> texts, BatchLimits limits, Random random) throws Exception {
    TextEncoder encoder = TextEncoders.load(bundle);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    Map<Integer, SentimentResult> answers = new TreeMap<>();
    try (OperatorRun operator = new OperatorRun(bundle, limits, TaskKind.SENTIMENT)) {
      for (int number : order) {
        String text = texts.get(number);
        operator.feed(OperatorRun.event(number, text), encoder.encode(text));
      }
      operator.drain().forEach(r -> answers.put(Integer.valueOf(r.getEventId()), r));
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
