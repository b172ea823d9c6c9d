package io.rhema.local.cli;

import io.rhema.training.vectors.WordVectors;
import io.rhema.training.vectors.file.VectorFiles;
import io.rhema.training.vectors.file.VectorFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema vectors convert}: the same vectors in another format. */
@Command(
    name = "convert",
    description = "Write the vectors of --vectors in another format; a name in .gz is packed.")
final class VectorsConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private VectorsChoice vectors;

  @Parameters(paramLabel = "OUTPUT", description = "The new file.")
  private Path output;

  @Option(
      names = "--format",
      paramLabel = "word2vec-text|word2vec-binary|glove|fasttext",
      converter = VectorFormatChoice.class,
      description = "Default: word2vec-binary for a name in .bin, otherwise word2vec-text.")
  private VectorFormat format;

  @Override
  public Integer call() throws IOException {
    WordVectors read = vectors.read();
    VectorFormat chosen = format == null ? VectorFormat.usual(output) : format;
    int changed = VectorFiles.write(output, read, chosen);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: %d words with %d numbers, %s.%n", output, read.size(), read.dimension(), chosen.key());
    if (changed > 0) {
      out.printf("%d words have _ in place of blanks now.%n", changed);
    }
    out.flush();
    return 0;
  }
}
