package io.rhema.local.cli;

import io.rhema.model.TextClassifier;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema model verify}: whether a folder can be served. */
@Command(
    name = "verify",
    description =
        "Check a model's folder as the job does before it starts: files and checksums,"
            + " configuration, tokenizer, graph, and an answer to a text.")
final class ModelVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The model's folder.")
  private Path folder;

  @Override
  public Integer call() {
    ModelBundle bundle = ModelBundle.open(folder);
    try (TextClassifier classifier = TextClassifier.open(bundle, SessionOptions.DEFAULT)) {
      classifier.classify(List.of("A text to try the model on."));
    }
    int files = bundle.manifest().map(BundleManifest::files).map(names -> names.size()).orElse(0);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Model %s can be served: %s, it opens and answers.%n",
        bundle.id(),
        files == 0
            ? "it has no %s, so no checksum was compared".formatted(BundleManifest.FILE)
            : "the checksums of its %d files are right".formatted(files));
    out.flush();
    return 0;
  }
}
