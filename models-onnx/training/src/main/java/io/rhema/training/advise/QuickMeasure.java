package io.rhema.training.advise;

import io.rhema.model.TextClassifier;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Provenance;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Classification;
import io.rhema.training.data.LabelledTexts.Row;
import io.rhema.training.launch.TrainingJob;
import io.rhema.training.metric.Accuracy;
import io.rhema.training.metric.LabelIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Asks a bundle about held-out texts through the classes that serve it, on one thread: encoding and
 * inference, without the stream around them. How many it answers in a second of CPU time is a quick
 * figure, for comparing models that differ by a lot.
 */
final class QuickMeasure {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS = 1e9;

  /** Texts at once: as many as the job's window has. */
  private static final int WINDOW = 256;

  /** Texts that the compiler of the JVM gets to see first. */
  private static final int WARM_UP = 4 * WINDOW;

  /** CPU time below which a figure would be noise; the texts are asked again until then. */
  private static final long LEAST_NANOS = 500_000_000L;

  private final List<Row> rows;
  private final long mostNanos;

  /**
   * @param rows held out
   * @param mostNanos CPU time after which no further window of texts is asked; those that were are
   *     what is measured
   */
  QuickMeasure(List<Row> rows, long mostNanos) {
    this.rows = List.copyOf(rows);
    this.mostNanos = mostNanos;
  }

  /**
   * Measures a bundle.
   *
   * @param title to call it in the table
   * @throws AdviceException if it has no head with the labels of the texts
   */
  Rating of(Path folder, String title, Optional<Candidate> candidate) {
    ModelBundle bundle = ModelBundle.open(folder);
    Head head = head(bundle);
    List<String> labels = head.task().labels();
    int[] truth = rows.stream().mapToInt(row -> LabelIndex.of(labels, row.label())).toArray();
    try (TextClassifier classifier = TextClassifier.open(bundle, head, SessionOptions.DEFAULT)) {
      long start = now();
      for (int from = 0; from < Math.min(WARM_UP, rows.size()) && !over(start); from += WINDOW) {
        answers(classifier, labels, from);
      }
      List<Integer> predicted = new ArrayList<>();
      start = now();
      for (int from = 0; from < rows.size() && (from == 0 || !over(start)); from += WINDOW) {
        predicted.addAll(answers(classifier, labels, from));
      }
      int asked = predicted.size();
      long count = asked;
      while (now() - start < LEAST_NANOS) {
        count += answers(classifier, labels, 0).size();
      }
      return new Rating(
          title,
          candidate,
          Accuracy.of(
              labels,
              Arrays.copyOf(truth, asked),
              predicted.stream().mapToInt(Integer::intValue).toArray()),
          OptionalLong.of(bytes(folder)),
          OptionalDouble.of(count * NANOS / (now() - start)),
          candidate.isPresent() && cutOff(bundle));
    }
  }

  /**
   * Looks whether a bundle can be measured, without asking it.
   *
   * @throws AdviceException if it has no head with the labels of the texts
   */
  void require(Path folder) {
    head(ModelBundle.open(folder));
  }

  private boolean over(long start) {
    return now() - start > mostNanos;
  }

  private static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private List<Integer> answers(TextClassifier classifier, List<String> labels, int from) {
    List<String> texts =
        rows.subList(from, Math.min(rows.size(), from + WINDOW)).stream().map(Row::text).toList();
    return classifier.classify(texts).stream()
        .map(scores -> labels.indexOf(scores.label()))
        .toList();
  }

  /** The first head that knows each label of the texts. */
  private Head head(ModelBundle bundle) {
    List<String> wanted = rows.stream().map(Row::label).distinct().sorted().toList();
    List<List<String>> known = new ArrayList<>();
    for (Head head : bundle.heads()) {
      if (head.task() instanceof Classification classification) {
        known.add(classification.labels());
        if (wanted.stream().allMatch(label -> LabelIndex.of(classification.labels(), label) >= 0)) {
          return head;
        }
      }
    }
    throw new AdviceException(
        known.isEmpty()
            ? "The model %s does not classify texts, so it cannot be compared."
                .formatted(bundle.id())
            : "The model %s knows the labels %s, also as their numbers from 0; the texts have %s, so it cannot be compared."
                .formatted(bundle.id(), known, wanted.stream().limit(WINDOW).toList()));
  }

  private static boolean cutOff(ModelBundle bundle) {
    return bundle
        .manifest()
        .map(BundleManifest::provenance)
        .map(Provenance::hyperParameters)
        .filter(parameters -> parameters.containsKey(TrainingJob.CUT_OFF))
        .isPresent();
  }

  private static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .mapToLong(
              file -> {
                try {
                  return Files.size(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
