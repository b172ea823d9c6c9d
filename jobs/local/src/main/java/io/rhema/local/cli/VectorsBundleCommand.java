package io.rhema.local.cli;

import io.rhema.local.RhemaHome;
import io.rhema.model.bundle.ModelId;
import io.rhema.training.vectors.WordVectors;
import io.rhema.training.vectors.bundle.VectorBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rhema vectors bundle}: a model that embeds texts. */
@Command(
    name = "bundle",
    description = {
      "Make a model that embeds a text as the mean of its words' vectors, for the task embeddings.",
      "Words are found as they were for the training; for vectors of others, say how by --analyzer"
          + " (default: plain)."
    })
final class VectorsBundleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private VectorsChoice vectors;
  @Mixin private AnalyzerChoice analyzer;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "A new folder for the model. Default: .rhema/models/NAME.")
  private Path output;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "word-vectors",
      description = "The model's name. Default: word-vectors.")
  private String name;

  @Option(
      names = "--version-name",
      paramLabel = "VERSION",
      defaultValue = "1",
      description = "The model's version. Default: 1.")
  private String version;

  @Override
  public Integer call() throws IOException {
    Path folder = output == null ? RhemaHome.state().resolve("models").resolve(name) : output;
    Path file = vectors.file();
    WordVectors read = vectors.read();
    AnalyzerChoice.Chain chain = analyzer.chosen().orElseGet(() -> chainOf(file));
    new VectorBundle(
            new ModelId(name, version),
            read,
            file.getFileName().toString(),
            chain.definition(),
            chain.resources())
        .write(folder);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: %d words with %d numbers; try './rhema annotate --tasks embeddings --bundle embeddings=%s FILE'.%n",
        folder, read.size(), read.dimension(), folder);
    out.flush();
    return 0;
  }

  private static AnalyzerChoice.Chain chainOf(Path vectors) {
    Path written = VectorsTrainCommand.analyzerOf(vectors);
    return Files.exists(written) ? AnalyzerChoice.of(written) : AnalyzerChoice.plain();
  }
}
