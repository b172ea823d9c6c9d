package io.rhema.local.cli;

import io.rhema.model.KeywordExtractor;
import io.rhema.model.TextGenerator;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.generate.Sampling;
import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.task.TextGeneration;
import io.rhema.model.task.Translation;
import io.rhema.model.task.keyword.KeywordOptions;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.model.text.Window;
import io.rhema.model.translate.TextTranslator;
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
  private static final String TEXT = "A text to try the model on.";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The model's folder.")
  private Path folder;

  @Override
  public Integer call() {
    ModelBundle bundle = ModelBundle.open(folder);
    if (bundle.heads().stream().anyMatch(head -> head.task() instanceof Translation)) {
      translate(bundle);
    } else if (bundle.graphs().isEmpty()) {
      KeywordExtractor.open(bundle, KeywordOptions.DEFAULT).extract(TEXT);
    } else if (bundle.heads().stream().anyMatch(head -> head.task() instanceof TextGeneration)) {
      generate(bundle);
    } else {
      TextEncoder encoder = TextEncoders.load(bundle.dir());
      try (LoadedModel model = bundle.openModel(SessionOptions.DEFAULT)) {
        tryOut(model, encoder);
      }
    }
    int files = bundle.manifest().map(BundleManifest::files).map(names -> names.size()).orElse(0);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Model %s can be served: %s, it opens and answers.%n",
        bundle.id(),
        files == 0
            ? "it has no %s, so no checksum was compared".formatted(BundleManifest.FILE)
            : "the checksums of its %d files are right".formatted(files));
    bundle.heads().forEach(head -> out.printf("  %s%n", head));
    out.flush();
    return 0;
  }

  private static void translate(ModelBundle bundle) {
    try (TextTranslator translator =
        TextTranslator.open(bundle, SessionOptions.DEFAULT, GenerationOptions.of(bundle))) {
      translator.translate(List.of(TEXT));
    }
  }

  private static void generate(ModelBundle bundle) {
    try (TextGenerator generator = TextGenerator.open(bundle, SessionOptions.DEFAULT)) {
      generator.generate(TEXT, Sampling.DEFAULT);
    }
  }

  /** A run of full length went well when the model was opened; here, a text is answered. */
  private static void tryOut(LoadedModel model, TextEncoder encoder) {
    EncodedText text = encoder.encode(TEXT);
    int room = model.limits().maxTokens() - encoder.format().overhead();
    Window first = Window.cut(text.size(), room, model.limits().overlap()).get(0);
    TokenBatch batch =
        TokenBatch.ofRows(List.of(encoder.format().row(text, first)), encoder.format().padId());
    List<FloatTensor> answers = model.run(batch);
    for (int i = 0; i < answers.size(); i++) {
      for (float value : answers.get(i).data()) {
        if (!Float.isFinite(value)) {
          throw new CommandException(
              "Model %s answers with %s at its head %s, which is no number; train or convert it again."
                  .formatted(model.bundle().id(), value, model.heads().get(i)));
        }
      }
    }
  }
}
