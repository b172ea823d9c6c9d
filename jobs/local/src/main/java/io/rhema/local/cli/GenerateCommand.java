package io.rhema.local.cli;

import io.rhema.local.answer.Terminal;
import io.rhema.model.TextGenerator;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.Sampling;
import io.rhema.model.session.SessionOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rhema generate}: a text from a language model. */
@Command(
    name = "generate",
    description = {
      "Write a text with a language model, word by word, each drawn by its probability.",
      "Words are printed as the model's vocabulary has them. The same seed gives the same text."
    })
final class GenerateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The folder of a model for text-generation.")
  private Path model;

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      description = "What the text begins with. Default: nothing.")
  private String prompt = "";

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description =
          "Below 1 the probable words become more so, above 1 less; 0 takes the most probable."
              + " Default: 0.8.")
  private double temperature = Sampling.DEFAULT.temperature();

  @Option(
      names = "--top-k",
      paramLabel = "K",
      description = "Draw among the K most probable words; 0 for all. Default: 40.")
  private int topK = Sampling.DEFAULT.topK();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the random numbers: another seed, another text. Default: 1.")
  private long seed = Sampling.DEFAULT.seed();

  @Option(
      names = "--max-words",
      paramLabel = "N",
      description = "Words to write at most, the prompt's not counted. Default: 60.")
  private int maxWords = Sampling.DEFAULT.maxWords();

  @Override
  public Integer call() {
    Sampling sampling = sampling();
    PrintWriter out = spec.commandLine().getOut();
    try (TextGenerator generator =
        TextGenerator.open(ModelBundle.open(model), SessionOptions.DEFAULT)) {
      out.print(Terminal.harmless(generator.generate(prompt, sampling).text()) + "\n");
    }
    out.flush();
    return 0;
  }

  private Sampling sampling() {
    try {
      return new Sampling(temperature, topK, seed, maxWords);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
