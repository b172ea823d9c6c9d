package io.rhema.training.advise;

import io.rhema.training.data.LabelledTexts;
import io.rhema.training.data.LabelledTexts.Row;
import io.rhema.training.launch.TrainingJob;
import io.rhema.training.metric.Accuracy;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Looks at labelled texts, trains what is cheap, and says what to begin with. */
public final class Advisor {
  /** CPU time that measuring a model may take; a transformer does not get through long texts. */
  private static final Duration MEASURE = Duration.ofSeconds(30);

  private static final String REPORT = "report.html";

  private final AdviceRequest request;
  private final Trainer trainer;
  private final Consumer<String> progress;
  private final Path folder;
  private final Share share;

  /**
   * @param progress takes sentences on how it goes
   */
  public Advisor(AdviceRequest request, Trainer trainer, Consumer<String> progress) {
    this.request = request;
    this.trainer = trainer;
    this.progress = progress;
    folder = request.data().toAbsolutePath().getParent();
    share = Share.heldOut(request.holdOut());
  }

  /**
   * Advises. The output folder then has a recipe for each candidate, and the model and report of
   * each that was trained.
   *
   * @throws AdviceException if the texts are none to train a classifier on, or the bundle to
   *     compare has other labels; before anything is trained
   * @throws io.rhema.training.recipe.RecipeException if the file cannot be read as what its name
   *     says
   */
  public Advice advise() throws IOException, InterruptedException {
    if (!Files.isRegularFile(request.data()) || !Files.isReadable(request.data())) {
      throw new AdviceException(
          "There is no file '%s' to read; give the path of labels and texts."
              .formatted(request.data()));
    }
    if (Files.exists(request.output())) {
      throw new AdviceException("%s exists; name a new folder.".formatted(request.output()));
    }
    DataFile file = request.columns().in(request.data());
    List<Row> rows = LabelledTexts.read(folder, file);
    DataProfile profile = DataProfiler.profile(rows, share);
    DataWarnings.require(file.name(), profile);
    QuickMeasure measure =
        new QuickMeasure(
            rows.stream().filter(row -> share.has(row.text())).toList(), MEASURE.toNanos());
    request.compared().ifPresent(measure::require);
    Files.createDirectories(request.output());
    for (Candidate candidate : request.candidates()) {
      new CandidateRecipe(file, profile, share, request.seed())
          .write(candidate, recipe(candidate), folder);
    }
    return advice(profile, measure);
  }

  private Advice advice(DataProfile profile, QuickMeasure measure)
      throws IOException, InterruptedException {
    Heuristic.Kind heuristic = Heuristic.of(profile.ratio());
    Map<Candidate, String> left = new EnumMap<>(Candidate.class);
    List<Candidate> chosen = new ArrayList<>();
    for (Candidate candidate : request.candidates()) {
      if (candidate.isSequenceModel() && heuristic != Heuristic.Kind.SEQUENCE_MODEL) {
        left.put(candidate, "not trained, for the heuristic speaks for " + heuristic.title());
      } else {
        chosen.add(candidate);
      }
    }
    List<Rating> ratings = new ArrayList<>();
    ratings.add(trivial(profile));
    for (Candidate candidate : chosen) {
      train(candidate, limit(candidate, chosen));
      ratings.add(measure.of(model(candidate), candidate.title(), Optional.of(candidate)));
    }
    Candidate best = best(ratings, profile.imbalanced());
    if (request.compared().isPresent()) {
      progress.accept("Asking the model to compare.");
      Path bundle = request.compared().get();
      ratings.add(measure.of(bundle, "compared: " + bundle, Optional.empty()));
    }
    return new Advice(
        profile,
        heuristic,
        DataWarnings.of(profile),
        ratings,
        left,
        best,
        profile.imbalanced(),
        recipe(best));
  }

  private Duration limit(Candidate candidate, List<Candidate> chosen) {
    int parts = chosen.stream().mapToInt(Candidate::parts).sum();
    return request.budget().multipliedBy(candidate.parts()).dividedBy(parts);
  }

  private void train(Candidate candidate, Duration limit) throws IOException, InterruptedException {
    progress.accept(
        String.format(
            Locale.ROOT,
            "Training: %s, for %.0f CPU seconds at most.",
            candidate.title(),
            limit.toMillis() / 1000.0));
    Path work = file(candidate, "-report");
    try {
      TrainingJob job =
          new TrainingJob(recipe(candidate), folder, model(candidate), work, Optional.of(limit));
      int status = trainer.train(job);
      if (status != 0) {
        throw new AdviceException(
            "The model '%s' could not be trained (status %d); what the training said is above."
                .formatted(candidate.title(), status));
      }
    } finally {
      deleteCheckpoints(work);
    }
  }

  private Path recipe(Candidate candidate) {
    return file(candidate, ".yaml");
  }

  private Path model(Candidate candidate) {
    return file(candidate, "");
  }

  private Path file(Candidate candidate, String ending) {
    return request.output().toAbsolutePath().resolve(candidate.key() + ending);
  }

  /** All but the report: a training that was ended early is not gone on with. */
  private static void deleteCheckpoints(Path work) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(work)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException e) {
      return;
    }
    for (Path path : all) {
      if (!path.equals(work) && !path.equals(work.resolve(REPORT))) {
        Files.delete(path);
      }
    }
  }

  /** Always the label that most texts have. */
  private static Rating trivial(DataProfile profile) {
    List<String> labels = List.copyOf(profile.labels().keySet());
    long[][] counts = new long[labels.size()][labels.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i][0] = profile.heldOutLabels().get(labels.get(i));
    }
    return new Rating(
        "always '" + profile.majority() + "'",
        Optional.empty(),
        new Accuracy(labels, counts),
        OptionalLong.empty(),
        OptionalDouble.empty(),
        false);
  }

  /** The first of equals, which is the cheapest. */
  private static Candidate best(List<Rating> ratings, boolean byMacroF1) {
    ToDoubleFunction<Rating> score =
        byMacroF1 ? rating -> rating.accuracy().macroF1() : rating -> rating.accuracy().value();
    return ratings.stream()
        .filter(rating -> rating.candidate().isPresent())
        .reduce((one, other) -> score.applyAsDouble(other) > score.applyAsDouble(one) ? other : one)
        .flatMap(Rating::candidate)
        .orElseThrow();
  }
}
