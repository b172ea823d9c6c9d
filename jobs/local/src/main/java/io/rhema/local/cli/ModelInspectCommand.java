package io.rhema.local.cli;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.DataSet;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Provenance;
import io.rhema.model.bundle.Seq2SeqModel;
import io.rhema.model.session.ModelProbe;
import io.rhema.model.session.RecurrentModel;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.TextGeneration;
import io.rhema.model.task.Translation;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Form;
import io.rhema.model.text.analyzer.WordVocabulary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhema model inspect}: what a folder says about its model. */
@Command(name = "inspect", description = "Print what a model's folder says about the model.")
final class ModelInspectCommand implements Callable<Integer> {
  private static final String ROW = "%-12s %s%n";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The model's folder.")
  private Path folder;

  @Override
  public Integer call() {
    ModelBundle bundle = ModelBundle.open(folder);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(ROW, "model", bundle.id());
    bundle.heads().forEach(head -> head(head, out));
    out.printf(ROW, "tokenizer", bundle.tokenizer().getFileName());
    if (bundle.tokenizer().endsWith(AnalyzerDefinition.FILE)) {
      words(bundle.tokenizer(), out);
    }
    if (!bundle.graphs().isEmpty()) {
      graphs(bundle, out);
    }
    bundle.manifest().ifPresent(manifest -> manifest(manifest, out));
    out.flush();
    return 0;
  }

  private void graphs(ModelBundle bundle, PrintWriter out) {
    out.printf(
        ROW,
        "limits",
        "%d sub-words a row, windows of longer texts share %d"
            .formatted(bundle.limits().maxTokens(), bundle.limits().overlap()));
    if (bundle.heads().stream().anyMatch(head -> head.task() instanceof TextGeneration)) {
      recurrent(bundle, out);
    } else if (bundle.graphs().size() == 1) {
      bundle
          .graphs()
          .keySet()
          .forEach(file -> graph(file, out).ifPresent(why -> refused(why, out)));
    } else {
      encoderAndDecoder(bundle, out);
    }
  }

  private static void head(Head head, PrintWriter out) {
    String output = head.output() == null ? "" : ", of output " + head.output();
    out.printf(ROW, "head", "%s: %s%s".formatted(head.name(), head.task().name(), output));
    if (head.task() instanceof Translation translation) {
      out.printf(ROW, "languages", translation.source() + " to " + translation.target());
    }
    if (!head.task().labels().isEmpty()) {
      out.printf(ROW, "labels", String.join(", ", head.task().labels()));
    }
  }

  /** Prints how the words of texts are found and which are known. */
  private void words(Path file, PrintWriter out) {
    try {
      AnalyzerDefinition definition = AnalyzerDefinition.read(file);
      out.printf(ROW, "analyzer", definition.chain());
      WordVocabulary words = WordVocabulary.read(folder.resolve(definition.vocabulary()));
      out.printf(
          ROW,
          "words",
          "%,d in %s, as a %s"
              .formatted(words.words().size(), definition.vocabulary(), form(definition)));
    } catch (BundleException e) {
      refused(file.getFileName() + ": " + e.getMessage(), out);
    }
  }

  private static String form(AnalyzerDefinition definition) {
    if (definition.form() == Form.SEQUENCE) {
      return definition.form().toString();
    }
    String counted =
        definition.documents() == null ? "" : " of %,d documents".formatted(definition.documents());
    return definition.form() + ", weights " + definition.weights() + counted;
  }

  /** Prints what a graph takes and gives, and tells why it cannot be run by itself, if so. */
  private Optional<String> graph(String file, PrintWriter out) {
    ModelProbe probe = ModelProbe.of(folder.resolve(file), SessionOptions.DEFAULT);
    probe
        .signature()
        .ifPresent(
            signature -> {
              signature.inputs().forEach(port -> out.printf(ROW, "input", port));
              signature.outputs().forEach(port -> out.printf(ROW, "output", port));
            });
    return probe.refusal();
  }

  /** A decoder cannot be run by itself, so both are tried together. */
  private void encoderAndDecoder(ModelBundle bundle, PrintWriter out) {
    for (String file : bundle.graphs().keySet()) {
      out.printf(ROW, "graph", file);
      graph(file, out);
    }
    try (Seq2SeqModel model = bundle.openSeq2Seq(SessionOptions.DEFAULT)) {
      out.printf(ROW, "vocabulary", model.vocabulary() + " pieces");
    } catch (BundleException e) {
      refused(e.getMessage(), out);
    }
  }

  /** The graph of a model that goes on is fed states besides, so it is tried as such. */
  private void recurrent(ModelBundle bundle, PrintWriter out) {
    bundle.graphs().keySet().forEach(file -> graph(file, out));
    try (RecurrentModel model = bundle.openRecurrent(SessionOptions.DEFAULT)) {
      out.printf(ROW, "vocabulary", model.vocabulary() + " ids");
    } catch (BundleException e) {
      refused(e.getMessage(), out);
    }
  }

  private static void refused(String why, PrintWriter out) {
    out.printf(ROW, "refused", why);
  }

  private static void manifest(BundleManifest manifest, PrintWriter out) {
    if (manifest.precision() != null) {
      out.printf(ROW, "precision", manifest.precision());
    }
    manifest
        .files()
        .forEach(
            (name, digest) ->
                out.printf(
                    ROW,
                    "file",
                    "%s, %,d bytes, sha-256 %s".formatted(name, digest.bytes(), digest.sha256())));
    provenance(manifest.provenance(), out);
  }

  private static void provenance(Provenance made, PrintWriter out) {
    if (made.base() != null) {
      out.printf(ROW, "base", made.base());
    }
    for (DataSet data : made.dataSets()) {
      out.printf(
          ROW,
          "data",
          "%s, %d rows, licence: %s".formatted(data.name(), data.rows(), data.licence()));
    }
    made.hyperParameters()
        .forEach((name, value) -> out.printf(ROW, "parameter", name + " = " + value));
    if (made.seed() != null) {
      out.printf(ROW, "seed", made.seed());
    }
    if (made.codeCommit() != null) {
      out.printf(ROW, "commit", made.codeCommit());
    }
    made.tools().forEach((name, version) -> out.printf(ROW, "tool", name + " " + version));
    made.metrics().forEach((name, figure) -> out.printf(ROW, "measured", name + ": " + figure));
  }
}
