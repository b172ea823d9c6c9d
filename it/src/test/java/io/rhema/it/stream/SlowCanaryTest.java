package io.rhema.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.local.RhemaHome;
import io.rhema.local.cli.Cli;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.schema.SentimentResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped model in float: a version that answers alike, and takes its time. */
@Tag("closed-loop")
class SlowCanaryTest {
  private static final Path SHIPPED = RhemaHome.bundle("sentiment", "1");

  /** Few texts wait, as the slow version has to answer those of its half. */
  private static final int AHEAD = 200;

  private static final List<String> TEXTS =
      List.of(
          "The soup came hot and the waiter remembered my name.",
          "Two hours of my life that nobody will give me back.",
          "It does what it says, which is more than I can say of the one before.",
          "The handle broke on the second day, and nobody answers the telephone.");

  /**
   * The bound is far below what the float model takes, some two and a half times as long, as other
   * processors differ in that; and far above what chance makes of equals.
   */
  private static final Map<String, String> OPTIONS =
      Map.of("rollback.min-texts", "50", "rollback.max-latency-ratio", "1.3");

  @TempDir Path folder;

  @Test
  void aVersionThatBecameSlowIsRolledBackForItsTimeAndNoTextIsLost() throws Exception {
    Path slow = floats();
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(2, folder)) {
      LoopTopics.create(kafka, LoopTopics.SENTIMENT);
      String server = kafka.bootstrapServers();

      try (EventPump pump =
          new EventPump(AHEAD, this::text, server, LoopTopics.TEXTS, LoopTopics.SENTIMENT)) {
        JobID job =
            cluster.submit(new LoopJobs("sentiment", SHIPPED, folder).streaming(server, OPTIONS));
        pump.until(() -> pump.answered() >= AHEAD);

        assertThat(CanaryCommand.untilRolledBack(pump, server, slow))
            .containsPattern("sentiment \\d/2: canary 2 beside 1, opened in \\d+ ms")
            .containsPattern("sentiment \\d/2: rolledBack 2: It took [0-9.]+ times as long");
        pump.drain();
        int sent = pump.sent();
        pump.send(AHEAD);
        pump.drain();

        assertThat(cluster.restarts(job)).as("restarts").isZero();
        List<SentimentResult> all = pump.results(LoopTopics.SENTIMENT, SentimentResult.class);
        Results.assertEachOnce(all, pump.sent());
        assertThat(all)
            .extracting(SentimentResult::getModelVersion)
            .as("versions that answered")
            .contains("1", "2");
        Results.assertAnsweredSince(sent, "1", all);
      }
    }
  }

  /** With numbers, so that lengths differ as those of other people's texts do. */
  private String text(int number) {
    return TEXTS.get(number % TEXTS.size()).repeat(1 + number % 3) + " " + number;
  }

  private Path floats() throws IOException {
    Path made = folder.resolve("2");
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int ended =
        Cli.execute(out, out, "model", "convert", SHIPPED.toString(), "--output", made.toString());
    assertThat(ended).as(said::toString).isZero();
    return OtherVersion.named("2", made);
  }
}
