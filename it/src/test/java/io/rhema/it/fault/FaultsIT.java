package io.rhema.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.it.process.JobJar;
import io.rhema.local.RhemaHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is killed, filled or stopped under the job: each event has one result or one dead
 * letter, in the order of its key. {@code -Dfaults.seed=} repeats a schedule and its events; at
 * which record of a stream a fault comes depends on the machine.
 */
@Tag("faults")
@Timeout(value = 50, unit = TimeUnit.MINUTES)
class FaultsIT {
  private static final int RECORDS = Integer.getInteger("rhema.faults.records", 200_000);
  private static final int ROUNDS = Integer.getInteger("rhema.faults.rounds", 1);
  private static final String NO_SEED = "";

  private static final List<Fault> WITH_HIGH_AVAILABILITY =
      List.of(
          Fault.TASK_MANAGER_KILLED,
          Fault.TASK_MANAGERS_KILLED,
          Fault.JOB_MANAGER_KILLED,
          Fault.BROKER_KILLED,
          Fault.BROKER_HANGS,
          Fault.BROKER_SLOW,
          Fault.CHECKPOINTS_REFUSED);

  private static final List<Fault> WITHOUT = List.of(Fault.JOB_MANAGER_KILLED);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void nothingIsLostNothingDoubledAndEachKeyKeepsItsOrder() throws Exception {
    long seed = seed();
    System.out.println("Faults by -Dfaults.seed=" + seed);
    List<Strike> available = new ArrayList<>(Strike.schedule(WITH_HIGH_AVAILABILITY, ROUNDS, seed));
    available.add(Strike.of(Fault.TOPIC_MISSING, Moment.RANDOM, new Random(seed)));
    List<Strike> resubmitted = Strike.schedule(WITHOUT, 2 * ROUNDS, seed + 1);
    int eventsEach = 1 + RECORDS / (available.size() + resubmitted.size());

    List<Outcome> outcomes = new ArrayList<>();
    outcomes.addAll(run("ZooKeeper", true, available, eventsEach, seed));
    outcomes.addAll(run("resubmission", false, resubmitted, eventsEach, seed + 1));

    FaultReport report = FaultReport.of(seed, outcomes);
    report.write(RhemaHome.path().resolve("it/target/faults"));
    assertThat(report.total().records()).isGreaterThanOrEqualTo(RECORDS);
    assertThat(outcomes).allMatch(outcome -> outcome.verdict().isClean());
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.strike().fault() == Fault.JOB_MANAGER_KILLED)
        .allMatch(outcome -> outcome.restores() > 0);
  }

  private List<Outcome> run(
      String title, boolean highlyAvailable, List<Strike> schedule, int eventsEach, long seed)
      throws Exception {
    EventStream events = new EventStream(seed);
    try (Site site = Site.start(folder.resolve(title), highlyAvailable);
        Feed feed =
            new Feed(
                events, site.broker().bootstrapServers(), Site.INPUT, Site.RESULTS, Site.LETTERS)) {
      Campaign campaign = new Campaign(site, title, feed, eventsEach);
      campaign.run(schedule);
      assertRefusesAMissingTopic(site);
      assertThat(site.flink().everLogged())
          .as("lines of logs with the text of an event")
          .isNotEmpty()
          .noneMatch(line -> line.contains(EventStream.MARKER));
      return campaign.outcomes();
    }
  }

  private static void assertRefusesAMissingTopic(Site site) throws IOException {
    String jar = site.rest().upload(JobJar.path());
    assertThatThrownBy(
            () -> site.rest().run(jar, site.arguments("nobody.made"), java.util.Optional.empty()))
        .hasMessageContaining("has no topic nobody.made. Create what is missing");
  }

  private static long seed() {
    String given = System.getProperty("rhema.faults.seed", NO_SEED);
    return given.isEmpty() ? new Random().nextInt(Integer.MAX_VALUE) : Long.parseLong(given);
  }
}
