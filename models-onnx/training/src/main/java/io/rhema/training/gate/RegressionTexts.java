package io.rhema.training.gate;

import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.task.Classification;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.task.Translation;
import io.rhema.training.base.TrainingException;
import io.rhema.training.evaluate.EvaluationData;
import io.rhema.training.metric.LabelIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Texts that were written for this project and labelled by their writer: the fixed set that every
 * candidate for one of the shipped models' tasks is compared on. {@code ORIGIN.md} beside the files
 * tells more.
 */
public enum RegressionTexts {
  /** English texts that are negative or positive. */
  SENTIMENT("sentiment.jsonl"),
  /** English sentences with persons, organisations, places and other names. */
  ENTITIES("entities.conll"),
  /** English sentences and their French translations. */
  TRANSLATION("translation-en-fr.tsv");

  private static final String ENGLISH = "en";
  private static final List<String> SENTIMENTS = List.of("negative", "positive");
  private static final Set<String> TYPES = Set.of("PER", "ORG", "LOC", "MISC");

  private final String file;

  RegressionTexts(String file) {
    this.file = file;
  }

  /** Those that fit a head: its languages and labels; empty when none do. */
  public static Optional<RegressionTexts> of(ModelBundle bundle, Head head) {
    if (head.task() instanceof Translation translation) {
      boolean french = language(translation.target()).equals("fr");
      return french && language(translation.source()).equals(ENGLISH)
          ? Optional.of(TRANSLATION)
          : Optional.empty();
    }
    boolean english =
        bundle.languages().isEmpty()
            || bundle.languages().stream().map(RegressionTexts::language).anyMatch(ENGLISH::equals);
    if (!english) {
      return Optional.empty();
    }
    List<String> labels = head.task().labels();
    if (head.task() instanceof Classification && labels.size() == SENTIMENTS.size()) {
      boolean known = SENTIMENTS.stream().allMatch(label -> isNamed(labels, label));
      return known ? Optional.of(SENTIMENT) : Optional.empty();
    }
    return head.task() instanceof TokenClassification && types(labels).equals(TYPES)
        ? Optional.of(ENTITIES)
        : Optional.empty();
  }

  private static boolean isNamed(List<String> labels, String label) {
    int index = LabelIndex.of(labels, label);
    return index >= 0 && labels.get(index).equalsIgnoreCase(label);
  }

  private static Set<String> types(List<String> labels) {
    return labels.stream()
        .filter(label -> !label.equals("O"))
        .map(label -> label.replaceFirst("^[BI]-", ""))
        .collect(Collectors.toSet());
  }

  private static String language(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }

  /**
   * The texts, for a head that they {@linkplain #of fit}.
   *
   * @throws UncheckedIOException when they can't be read
   */
  EvaluationData data(Head head) {
    String role = SetRole.REGRESSION.word();
    try {
      Path folder = Files.createTempDirectory("rhema-regression");
      try {
        return EvaluationData.read(role, write(folder), head);
      } finally {
        Files.deleteIfExists(folder.resolve(file));
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the regression texts " + file, e);
    }
  }

  /**
   * Writes them as a file that {@link io.rhema.training.evaluate.EvaluationData#read} takes.
   *
   * @param folder one that exists
   * @return the file in it
   */
  public Path write(Path folder) throws IOException {
    Path written = folder.resolve(file);
    try (InputStream in = RegressionTexts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new TrainingException("The class path lacks %s of %s".formatted(file, getClass()));
      }
      Files.copy(in, written, StandardCopyOption.REPLACE_EXISTING);
    }
    return written;
  }
}
