package io.rhema.local.cli;

import io.rhema.local.EnvironmentException;
import io.rhema.local.RhemaHome;
import io.rhema.training.vectors.WordVectors;
import io.rhema.training.vectors.file.Selection;
import io.rhema.training.vectors.file.VectorFile;
import io.rhema.training.vectors.file.VectorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which word vectors to take. */
final class VectorsChoice {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description =
          "A file of word2vec (text or binary), GloVe or fastText (.vec), gzip or not. Default:"
              + " .rhema/vectors/vectors.bin, which 'vectors train' writes.")
  private Path file;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Read the first N words only: the most frequent ones. Default: all.")
  private int limit = Integer.MAX_VALUE;

  /** Where vectors are unless somebody says otherwise. */
  static Path usualFile() {
    return RhemaHome.state().resolve("vectors").resolve("vectors.bin");
  }

  Path file() {
    if (file != null) {
      return file;
    }
    if (!Files.exists(usualFile())) {
      throw new EnvironmentException(
          "There are no word vectors yet: train some by './rhema vectors train FILE', or name a file by --vectors.");
    }
    return usualFile();
  }

  WordVectors read() throws IOException {
    return read(file());
  }

  WordVectors read(Path from) throws IOException {
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--limit': %d must be at least 1.".formatted(limit));
    }
    VectorFile read = VectorFiles.read(from, Selection.first(limit));
    if (read.repeated() > 0) {
      spec.commandLine()
          .getErr()
          .printf("%s: left out %d rows of words that had one.%n", from, read.repeated());
    }
    return read.vectors();
  }
}
