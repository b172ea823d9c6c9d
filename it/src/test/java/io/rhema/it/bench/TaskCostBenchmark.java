package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.operator.interpret.TaskKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What a second task costs: with a model of its own, and with a second head on one encoder. Texts
 * are encoded beforehand, once for all models.
 */
@Command(name = "task-cost-benchmark", mixinStandardHelpOptions = true)
final class TaskCostBenchmark implements Callable<Integer> {

  @Option(names = "--sentiment", required = true, description = "bundle of a sentiment model")
  private Path sentiment;

  @Option(names = "--entities", required = true, description = "bundle of a tagger")
  private Path entities;

  @Option(names = "--joint", required = true, description = "bundle with a head for each")
  private Path joint;

  @Mixin private BenchmarkOptions options;

  public static void main(String[] args) {
    System.exit(new CommandLine(new TaskCostBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<ModelBundle> models =
        List.of(
            BenchmarkOptions.open(sentiment),
            BenchmarkOptions.open(entities),
            BenchmarkOptions.open(joint));
    Corpus corpus = options.corpus(models.get(0));
    var first = new OperatorsOfTasks.Part(sentiment, TaskKind.SENTIMENT);
    var second = new OperatorsOfTasks.Part(entities, TaskKind.ENTITIES);
    var both = new OperatorsOfTasks.Part(joint, TaskKind.SENTIMENT, TaskKind.ENTITIES);
    List<Contender> contenders =
        List.of(
            new OperatorsOfTasks("sentiment alone", "one operator, one model", corpus, first),
            new OperatorsOfTasks("entities alone", "one operator, one model", corpus, second),
            new OperatorsOfTasks("two models", "an operator for each", corpus, first, second),
            new OperatorsOfTasks("two heads", "one operator, one encoder run", corpus, both),
            new OperatorsOfTasks(
                "two heads, asked for sentiment",
                "the joint model, of which only one head is run",
                corpus,
                new OperatorsOfTasks.Part(joint, TaskKind.SENTIMENT)));
    try {
      List<Double> agreement = agreement(contenders);
      new BenchmarkReport(
              "The cost of a second task",
              "sentiment alone",
              Provenance.of(models, options.texts, corpus),
              options.rounds,
              Rounds.run(contenders, agreement, corpus.size(), options.rounds, options.seed))
          .write(options.out);
    } finally {
      for (Contender contender : contenders) {
        contender.close();
      }
    }
    return 0;
  }

  /** Serves as the warm-up, too. */
  private static List<Double> agreement(List<Contender> contenders) throws Exception {
    List<Double> agreement = new ArrayList<>();
    int[] expected = contenders.get(0).run();
    for (Contender contender : contenders) {
      int[] answers = contender.run();
      boolean none = Arrays.stream(answers).allMatch(answer -> answer == OperatorsOfTasks.NONE);
      agreement.add(none ? null : Rounds.equal(expected, answers));
    }
    return agreement;
  }
}
