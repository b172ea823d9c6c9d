package io.rhema.it.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Carries out a schedule on a site, one strike after the other, with events all the time. */
final class Campaign {
  private final Site site;
  private final String title;
  private final Feed feed;
  private final int eventsEach;
  private final List<Struck> struck = new ArrayList<>();

  /** A strike, and the first event that was sent after the job had recovered from it. */
  private record Struck(Strike strike, int restores, double seconds, int end) {}

  /**
   * @param title of the site, in the report
   * @param eventsEach so many are answered between two strikes at least
   */
  Campaign(Site site, String title, Feed feed, int eventsEach) {
    this.site = site;
    this.title = title;
    this.feed = feed;
    this.eventsEach = eventsEach;
  }

  /** Strikes, and waits until the job has answered whatever was sent before. */
  void run(List<Strike> schedule) throws Exception {
    feed.until(() -> site.checkpoints("completed") > 0);
    for (Strike strike : schedule) {
      int quiet = feed.answered() + eventsEach;
      feed.until(() -> feed.answered() >= quiet);
      System.out.println(strike);
      try {
        carryOut(strike);
      } catch (AssertionError e) {
        throw new AssertionError(strike + ": " + site.describe(), e);
      }
    }
    feed.drain();
  }

  private void carryOut(Strike strike) throws Exception {
    int before = site.checkpoints("restored");
    await(strike);
    long start = System.nanoTime();
    strike.fault().strike(site, feed, new Random(strike.seed()));
    site.proxy().gate().open(strike.through());
    // What was sent before, the job may have answered already: a commit that was held goes through.
    int sent = feed.sent();
    feed.until(() -> feed.answered() > sent);
    double seconds = (System.nanoTime() - start) / 1e9;
    int now = site.checkpoints("restored");
    // A job manager that is new counts from zero.
    int restores =
        now >= before && !strike.fault().equals(Fault.JOB_MANAGER_KILLED) ? now - before : now;
    struck.add(new Struck(strike, restores, seconds, feed.sent()));
    System.out.printf(
        "%s: %s, %s: %d restores, %.1f s; %s%n",
        title, strike.fault(), strike.moment(), restores, seconds, feed);
  }

  private void await(Strike strike) {
    CommitGate gate = site.proxy().gate();
    switch (strike.moment()) {
      case RANDOM -> feed.keepOn(strike.calm());
      case BEFORE_COMMIT -> {
        gate.arm(strike.passing());
        feed.until(() -> gate.held() > 0);
      }
    }
  }

  /** What came of everything; after {@link #run}. */
  List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < struck.size(); i++) {
      Struck it = struck.get(i);
      int to = i == struck.size() - 1 ? feed.sent() : it.end();
      outcomes.add(
          new Outcome(title, it.strike(), feed.verdict(from, to), it.restores(), it.seconds()));
      from = to;
    }
    return outcomes;
  }
}
