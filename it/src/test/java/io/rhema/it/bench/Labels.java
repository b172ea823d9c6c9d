package io.rhema.it.bench;

import io.rhema.model.TextClassifier;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Classification;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** Classifies every text with one bundle: encodes, sorts by length and runs, on one thread. */
final class Labels implements Contender {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Of CPU time, a hundred steps of the process's clock. */
  private static final long ROUND_NANOS = 1_000_000_000;

  private final String name;
  private final ModelBundle bundle;
  private final List<String> texts;
  private final List<String> labels;
  private final TextClassifier classifier;
  private int runs = 1;

  Labels(String name, ModelBundle bundle, Corpus corpus) {
    this.name = name;
    this.bundle = bundle;
    texts = corpus.texts();
    labels = bundle.task(Classification.class).labels();
    classifier = TextClassifier.open(bundle, SessionOptions.DEFAULT);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "%s, %,.1f MB, text encoder and graph on one thread"
        .formatted(bundle.id(), bundle.dir().resolve("model.onnx").toFile().length() / 1e6);
  }

  @Override
  public int[] run() {
    return classifier.classify(texts).stream()
        .mapToInt(scores -> labels.indexOf(scores.label()))
        .toArray();
  }

  @Override
  public int runs() {
    return runs;
  }

  /** Runs until the JVM has compiled what it runs, and sees how often a round needs it. */
  void warmUp() {
    long fastest = ROUND_NANOS;
    long start = THREADS.getCurrentThreadCpuTime();
    long now = start;
    do {
      long before = now;
      run();
      now = THREADS.getCurrentThreadCpuTime();
      fastest = Math.min(fastest, now - before);
    } while (now - start < ROUND_NANOS);
    runs = (int) ((ROUND_NANOS + fastest - 1) / fastest);
  }

  @Override
  public void close() {
    classifier.close();
  }
}
