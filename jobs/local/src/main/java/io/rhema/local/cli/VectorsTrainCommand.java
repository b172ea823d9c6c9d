package io.rhema.local.cli;

import io.rhema.model.text.analyzer.WordAnalyzer;
import io.rhema.training.run.Progress;
import io.rhema.training.vectors.WordVectors;
import io.rhema.training.vectors.file.VectorFiles;
import io.rhema.training.vectors.file.VectorFormat;
import io.rhema.training.vectors.train.Corpus;
import io.rhema.training.vectors.train.CorpusBuilder;
import io.rhema.training.vectors.train.TextFile;
import io.rhema.training.vectors.train.VectorOptions;
import io.rhema.training.vectors.train.VectorTrainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema vectors train}: vectors of the words of a text. */
@Command(
    name = "train",
    description = {
      "Train word vectors on texts, as word2vec does: CBOW or skip-gram with negative sampling.",
      "With one thread, the same texts and options give the same vectors to the last bit."
    })
final class VectorsTrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AnalyzerChoice analyzer;
  @Mixin private VectorTrainingOptions options;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Text files; a line is a text.")
  private List<Path> files;

  @Option(
      names = "--column",
      paramLabel = "COLUMN",
      description =
          "The files are tables with tabs, and the texts are in this column: its name in the header"
              + " line, or its number from 1 where there is no header.")
  private String column;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "The vectors, binary for a name in .bin, otherwise text; how words are found goes into"
              + " FILE.analyzer.json. Default: .rhema/vectors/vectors.bin.")
  private Path output;

  /** The file beside vectors that says how the words of their texts were found. */
  static Path analyzerOf(Path vectors) {
    return vectors.resolveSibling(vectors.getFileName() + ".analyzer.json");
  }

  @Override
  public Integer call() throws IOException {
    VectorOptions chosen = options.options();
    Path out = output == null ? VectorsChoice.usualFile() : output;
    AnalyzerChoice.Chain chain = analyzer.chosen().orElseGet(AnalyzerChoice::english);
    WordAnalyzer words = chain.definition().open(chain.resources());
    WordVectors trained;
    try (Interruption interruption = Interruption.wakeCaller();
        Progress progress = Progress.onTerminal();
        Corpus corpus = corpus(words, chosen, interruption)) {
      progress.say(
          String.format(
              Locale.ROOT,
              "%,d texts: %,d occurrences of %,d words.",
              corpus.texts(),
              corpus.total(),
              corpus.words().size()));
      trained = VectorTrainer.train(corpus, chosen, listener(progress, corpus, chosen));
    } catch (InterruptedException e) {
      throw new CommandException("The training was interrupted; nothing was written.", e);
    }
    write(out, trained);
    chain.definition().write(analyzerOf(out));
    return 0;
  }

  private Corpus corpus(WordAnalyzer analyzer, VectorOptions chosen, Interruption interruption)
      throws IOException {
    try (CorpusBuilder builder = new CorpusBuilder()) {
      for (Path file : files) {
        new TextFile(file, Optional.ofNullable(column))
            .read(
                text -> {
                  if (interruption.happened()) {
                    throw new CommandException(
                        "The training was interrupted; nothing was written.");
                  }
                  List<String> words = new ArrayList<>();
                  analyzer.read(text, (word, start, end) -> words.add(word.toString()));
                  builder.add(words);
                });
      }
      return builder.build(chosen.minCount(), chosen.maxWords());
    }
  }

  private static VectorTrainer.Listener listener(
      Progress progress, Corpus corpus, VectorOptions chosen) {
    long all = corpus.total() * chosen.epochs();
    progress.begin(
        "word vectors", 0, (int) Math.min(Integer.MAX_VALUE, all / VectorTrainer.STRIDE));
    return (words, loss) -> {
      if (words >= VectorTrainer.STRIDE) {
        progress.step(loss, words);
      }
    };
  }

  private void write(Path file, WordVectors vectors) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    VectorFormat format = VectorFormat.usual(file);
    int changed = VectorFiles.write(file, vectors, format);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: %d words with %d numbers, %s.%n",
        file, vectors.size(), vectors.dimension(), format.key());
    if (changed > 0) {
      out.printf("%d words have _ in place of blanks now.%n", changed);
    }
    out.flush();
  }
}
