package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every benchmark is told. */
final class BenchmarkOptions {
  @Option(names = "--texts", required = true, description = "UTF-8, one text a line")
  Path texts;

  @Option(names = "--out", required = true, description = "folder for results.json and README.md")
  Path out;

  @Option(names = "--max-texts", description = "lines drawn from the file (${DEFAULT-VALUE})")
  int maxTexts = 2_000;

  @Option(names = "--rounds", description = "counted rounds (${DEFAULT-VALUE})")
  int rounds = 7;

  @Option(names = "--seed", description = "of arrival order and rounds (${DEFAULT-VALUE})")
  long seed = 1;

  /** Checks the bundle, and creates the native environment where a long class path does no harm. */
  static ModelBundle open(Path folder) {
    ModelBundle bundle = ModelBundle.open(folder);
    bundle.openModel(SessionOptions.DEFAULT).close();
    return bundle;
  }

  /** The texts, encoded with a model's vocabulary. */
  Corpus corpus(ModelBundle model) throws IOException {
    return Corpus.read(texts, model, maxTexts, seed);
  }
}
