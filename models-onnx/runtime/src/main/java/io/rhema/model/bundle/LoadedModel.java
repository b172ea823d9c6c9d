package io.rhema.model.bundle;

import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.InferenceException;
import io.rhema.model.session.ModelSignature;
import io.rhema.model.session.OnnxModel;
import io.rhema.model.session.TokenBatch;
import java.util.List;
import java.util.Set;

/**
 * A bundle whose graph is open and fits it.
 *
 * @param bundle the folder
 * @param model the graph; closed with this record
 * @param heads those that are read, each with the name of its output
 * @param limits the bundle's, or less if the graph takes rows of a fixed length
 */
public record LoadedModel(ModelBundle bundle, OnnxModel model, List<Head> heads, Limits limits)
    implements AutoCloseable {

  private static final String WEIGHTS = "token_weights";
  private static final Set<String> WEIGHED = Set.of("count", "tfidf");

  public LoadedModel {
    heads = List.copyOf(heads);
  }

  /** Compares declared and real outputs with the heads; messages do not name the model. */
  static LoadedModel check(ModelBundle bundle, OnnxModel model, List<Head> heads) {
    List<HeadOutput> outputs =
        heads.stream().map(head -> HeadOutput.find(head, model.signature())).toList();
    checkWeights(bundle, model.signature());
    Limits limits = limits(bundle, model);
    LoadedModel loaded =
        new LoadedModel(bundle, model, outputs.stream().map(HeadOutput::head).toList(), limits);
    List<FloatTensor> answers = loaded.tryOut();
    for (int i = 0; i < answers.size(); i++) {
      outputs.get(i).checkAnswer(answers.get(i), limits.maxTokens());
    }
    return loaded;
  }

  /** A graph that is not told how much words count would answer as if each counted 1. */
  private static void checkWeights(ModelBundle bundle, ModelSignature signature) {
    String weights =
        bundle.json(BundleFiles.ANALYZER).map(json -> json.path("weights").asText()).orElse("");
    if (WEIGHED.contains(weights)
        && signature.inputs().stream().noneMatch(port -> port.plainName().equals(WEIGHTS))) {
      throw new BundleException(
          "%s has weights '%s', model.onnx no input '%s'; it must be told them."
              .formatted(BundleFiles.ANALYZER, weights, WEIGHTS));
    }
  }

  private static Limits limits(ModelBundle bundle, OnnxModel model) {
    Limits limits = bundle.limits();
    int most = model.fixedColumns().orElse(Integer.MAX_VALUE);
    return limits.maxTokens() <= most
        ? limits
        : new Limits(most, Math.min(limits.overlap(), Limits.of(most).overlap()));
  }

  /**
   * One run of full length: a graph may load and yet fail, or number fewer positions than its
   * configuration says, or know fewer words than there are in the file, and a free axis tells its
   * size only now.
   */
  private List<FloatTensor> tryOut() {
    int[] row = new int[limits.maxTokens()];
    int words = Math.toIntExact(new BundleFiles(bundle.dir()).countWords());
    // Words are numbered behind padding and unknown.
    row[0] = words == 0 ? 0 : words + 1;
    try {
      return run(TokenBatch.of(List.of(row), 0));
    } catch (InferenceException e) {
      throw new BundleException(
          "model.onnx opens but does not run on a row of %d tokens%s, its limit: %s"
              .formatted(
                  row.length,
                  words == 0 ? "" : " with the id %d of the last word".formatted(row[0]),
                  e.getMessage()),
          e);
    }
  }

  /**
   * Runs the encoder once and every head of {@link #heads}.
   *
   * @return one output for each head, in their order: {@code [rows, labels]} for a classification,
   *     {@code [rows, columns, labels]} for token labels, either of them for an embedding
   * @throws InferenceException when the native runtime refuses or fails on this batch
   * @throws io.rhema.model.session.InferenceCancelledException when it was cancelled
   */
  public List<FloatTensor> run(TokenBatch batch) {
    return model.run(batch, heads.stream().map(Head::output).toList());
  }

  @Override
  public void close() {
    model.close();
  }
}
