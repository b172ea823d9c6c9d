package io.rhema.it.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** What goes wrong, and what somebody on call does then. */
enum Fault {
  TASK_MANAGER_KILLED("a TaskManager is killed, and another started") {
    @Override
    void strike(Site site, Feed feed, Random random) throws IOException {
      site.flink().killTaskManager(random.nextInt(Site.TASK_MANAGERS));
      site.flink().startTaskManager();
    }
  },
  TASK_MANAGERS_KILLED("all TaskManagers are killed, and others started") {
    @Override
    void strike(Site site, Feed feed, Random random) throws IOException {
      for (int i = 0; i < Site.TASK_MANAGERS; i++) {
        site.flink().killTaskManager(0);
      }
      for (int i = 0; i < Site.TASK_MANAGERS; i++) {
        site.flink().startTaskManager();
      }
    }
  },
  JOB_MANAGER_KILLED("the JobManager is killed, and another started") {
    @Override
    void strike(Site site, Feed feed, Random random) throws IOException {
      site.flink().killJobManager();
      site.flink().startJobManager();
      if (!site.highlyAvailable()) {
        site.flink().awaitTaskManagers();
        site.submit(site.lastCheckpoint());
      }
    }
  },
  BROKER_KILLED("the broker is killed, and started again on its data") {
    @Override
    void strike(Site site, Feed feed, Random random) throws IOException {
      site.broker().close();
      site.broker().restart();
    }
  },
  BROKER_HANGS("the broker answers nothing for 3 to 45 seconds") {
    @Override
    void strike(Site site, Feed feed, Random random) {
      site.broker().run(false);
      feed.keepOn(between(3_000, 45_000, random));
      site.broker().run(true);
    }
  },
  BROKER_SLOW("the broker answers 50 to 500 ms late for 10 seconds") {
    @Override
    void strike(Site site, Feed feed, Random random) {
      site.proxy().slowDown(between(50, 500, random));
      feed.keepOn(Duration.ofSeconds(10));
      site.proxy().slowDown(Duration.ZERO);
    }
  },
  CHECKPOINTS_REFUSED("no byte can be written to the checkpoint folder, 1 to 8 checkpoints long") {
    @Override
    void strike(Site site, Feed feed, Random random) {
      int failed = site.checkpoints("failed");
      int more = 1 + random.nextInt(8);
      site.flink().jobManager().writeFiles(false);
      feed.until(() -> site.checkpoints("failed") >= failed + more);
      site.flink().jobManager().writeFiles(true);
    }
  },
  /**
   * A producer in a transaction asks for a topic that is gone again and again, past its delivery
   * timeout: the job waits, no checkpoint is completed, and it goes on as if nothing had been.
   */
  TOPIC_MISSING("the topic of the results is deleted, and created again after 10 to 60 seconds") {
    @Override
    void strike(Site site, Feed feed, Random random) throws Exception {
      feed.drain();
      site.deleteTopic(Site.RESULTS);
      feed.send();
      LockSupport.parkNanos(between(10_000, 60_000, random).toNanos());
      site.createTopic(Site.RESULTS);
      feed.reopenResults();
    }
  };

  private final String title;

  Fault(String title) {
    this.title = title;
  }

  /** Brings it about and sets it right; the job recovers by itself behind it. */
  abstract void strike(Site site, Feed feed, Random random) throws Exception;

  /** Whether it ends a process, and so may come between two steps of another one. */
  boolean kills() {
    return switch (this) {
      case TASK_MANAGER_KILLED, TASK_MANAGERS_KILLED, JOB_MANAGER_KILLED, BROKER_KILLED -> true;
      case BROKER_HANGS, BROKER_SLOW, CHECKPOINTS_REFUSED, TOPIC_MISSING -> false;
    };
  }

  static Duration between(int least, int most, Random random) {
    return Duration.ofMillis(least + random.nextInt(most - least));
  }

  @Override
  public String toString() {
    return title;
  }
}
