package io.rhema.training.base;

import io.rhema.model.text.analyzer.AnalyzerDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The files that a model's tokenizer is read from. */
final class TokenizerFiles {
  private static final List<String> FIXED =
      List.of("tokenizer.json", "tokenizer_config.json", "vocab.txt");

  private TokenizerFiles() {}

  /** Copies those of a folder into another; of an analysis chain, all that it reads. */
  static void copy(Path from, Path to) throws IOException {
    copy(FIXED, from, to);
    Path analyzer = from.resolve(AnalyzerDefinition.FILE);
    if (Files.exists(analyzer)) {
      AnalyzerDefinition definition = AnalyzerDefinition.read(analyzer);
      List<String> files = new ArrayList<>(definition.open(from).resources().keySet());
      files.add(AnalyzerDefinition.FILE);
      files.add(definition.vocabulary());
      copy(files, from, to);
    }
  }

  /** Copies the files that there are of some, with the folders they are in. */
  static void copy(Collection<String> files, Path from, Path to) throws IOException {
    for (String name : files) {
      Path file = from.resolve(name);
      if (Files.exists(file)) {
        Path copy = to.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
