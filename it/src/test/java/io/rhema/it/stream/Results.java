package io.rhema.it.stream;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.UpdateOutcome;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What tests ask of the results of an {@link EventPump}'s events while models change. */
public final class Results {
  private Results() {}

  /** Each of the events that were sent has one result. */
  public static void assertEachOnce(List<SentimentResult> results, int sent) {
    assertThat(results)
        .extracting(SentimentResult::getEventId)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, sent).mapToObj(EventPump::id).toList());
  }

  /** From one event on, a version has answered all. */
  static void assertAnsweredSince(int first, String version, List<SentimentResult> results) {
    assertThat(results)
        .filteredOn(result -> EventPump.number(result.getEventId()) >= first)
        .isNotEmpty()
        .extracting(SentimentResult::getModelVersion)
        .as("versions from event %d on", first)
        .containsOnly(version);
  }

  /** The versions that answered the events of each key, in the order of the results. */
  public static Map<String, List<String>> versionsByKey(List<SentimentResult> results) {
    return results.stream()
        .collect(
            groupingBy(
                result -> EventPump.key(result.getEventId()),
                mapping(SentimentResult::getModelVersion, toList())));
  }

  /** The events of each key, in the order of the results. */
  static Map<String, List<String>> idsByKey(List<SentimentResult> results) {
    return results.stream()
        .map(SentimentResult::getEventId)
        .collect(groupingBy(EventPump::key, mapping(id -> id, toList())));
  }

  /**
   * An event of the pump's own texts has the label of its text, or the other one.
   *
   * @param contrary whether the version that answered has its labels the wrong way round
   */
  public static void assertLabelled(SentimentResult result, boolean contrary) {
    String right = EventPump.label(result.getEventId());
    String wrong = right.equals("positive") ? "negative" : "positive";
    assertThat(result.getLabel()).isEqualTo(contrary ? wrong : right);
  }

  static List<UpdateOutcome> outcomes(TopicReader results) {
    return results.records().stream()
        .map(record -> RecordCodec.of(ModelUpdateResult.class).decode(record.value()))
        .map(ModelUpdateResult::getOutcome)
        .toList();
  }
}
