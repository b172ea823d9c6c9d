package io.rhema.it.bench;

import static io.rhema.it.bench.FormsPage.number;
import static io.rhema.it.bench.FormsPage.percent;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.task.LabelScores;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** How close to fp32 the scores of quantised classifiers are, and how much faster they come. */
@Command(name = "classifier-benchmark", mixinStandardHelpOptions = true)
final class ClassifierBenchmark extends FormsBenchmark<LabelScores, ScoreCloseness> {
  private static final FormsPage<ScoreCloseness> PAGE =
      new FormsPage<>(
          "A classifier's number formats",
          "Differences are those of the score of the label that the first one gives.",
          List.of("same label", "difference, mean", "last percentile", "most"),
          c ->
              List.of(
                  percent(c.sameLabel()),
                  number(c.mean(), 4),
                  number(c.lastPercentile(), 3),
                  number(c.most(), 3)));

  public static void main(String[] args) {
    System.exit(new CommandLine(new ClassifierBenchmark()).execute(args));
  }

  @Override
  Form<LabelScores> open(ModelBundle bundle, Corpus corpus) {
    return new Classifications(bundle, corpus);
  }

  @Override
  ScoreCloseness closeness(List<LabelScores> exact, List<LabelScores> answers) {
    return ScoreCloseness.of(exact, answers);
  }

  @Override
  FormsPage<ScoreCloseness> page() {
    return PAGE;
  }
}
