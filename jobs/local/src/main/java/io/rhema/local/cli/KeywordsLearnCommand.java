package io.rhema.local.cli;

import io.rhema.local.keyword.KeywordLanguage;
import io.rhema.local.keyword.KeywordTable;
import io.rhema.local.line.Lines;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema keywords learn}: a table of words from lines of text. */
@Command(
    name = "learn",
    description = {
      "Count in how many texts each word occurs, and write a folder that finds keywords:"
          + " --bundle keywords=DIR of 'annotate' and 'demo', models.keywords.bundle of the job.",
      "The more texts, and the more like those to come, the better."
    })
final class KeywordsLearnCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "One text a line, or JSON lines with a \"text\"; - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "A new folder for the table.")
  private Path output;

  @Option(
      names = "--language",
      paramLabel = "en|fr",
      defaultValue = "en",
      description = "The language of the texts. Default: en.")
  private KeywordLanguage language;

  @Option(
      names = "--phrases",
      paramLabel = "N",
      defaultValue = "1",
      description = "Find phrases of up to N words too, 5 at most. Default: 1, words alone.")
  private int phrases;

  @Option(
      names = "--max-words",
      paramLabel = "N",
      defaultValue = "100000",
      description =
          "Words of the table at most, the most frequent ones; any other counts as one that"
              + " no text had. Default: 100000.")
  private int maxWords;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      defaultValue = "2",
      description = "How often a word must occur to be in the table. Default: 2.")
  private int minCount;

  @Override
  public Integer call() throws Exception {
    require("--phrases", phrases, 5);
    require("--max-words", maxWords, Integer.MAX_VALUE);
    require("--min-count", minCount, Integer.MAX_VALUE);
    if (files.indexOf(Lines.STANDARD_INPUT) != files.lastIndexOf(Lines.STANDARD_INPUT)) {
      throw new ParameterException(spec.commandLine(), "Standard input can be read once only");
    }
    KeywordTable.Learnt learnt =
        new KeywordTable(language, phrases, maxWords, minCount).learn(files, output);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        String.format(
            Locale.ROOT, "%s: %,d words of %,d texts.%n", output, learnt.words(), learnt.texts()));
    out.flush();
    return 0;
  }

  private void require(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '%s': %d must be %s."
              .formatted(
                  option, value, most == Integer.MAX_VALUE ? "at least 1" : "from 1 to " + most));
    }
  }
}
