package io.rhema.model.bundle;

import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.InferenceException;
import io.rhema.model.session.ModelSignature.Port;
import io.rhema.model.session.OnnxModel;
import io.rhema.model.session.TokenBatch;
import java.util.List;

/**
 * A bundle whose graph is open and fits it.
 *
 * @param bundle the folder
 * @param model the graph; closed with this record
 * @param limits the bundle's, or less if the graph takes rows of a fixed length
 */
public record LoadedModel(ModelBundle bundle, OnnxModel model, Limits limits)
    implements AutoCloseable {

  /** Compares declared and real output with the labels; messages do not name the model. */
  static LoadedModel check(ModelBundle bundle, OnnxModel model) {
    Port output = model.output();
    int labels = bundle.task().labels().size();
    if (output.shape().size() != 2) {
      throw new BundleException(
          "output %s is of rank %d; a classifier's is of rank 2, rows and labels."
              .formatted(output, output.shape().size()));
    }
    checkLabels(output.name(), output.shape().get(1), labels);
    int most = model.fixedColumns().orElse(Integer.MAX_VALUE);
    Limits limits = bundle.limits();
    if (limits.maxTokens() > most) {
      limits = new Limits(most, Math.min(limits.overlap(), most / 8));
    }
    checkLabels(output.name(), tryOut(model, limits.maxTokens()).shape()[1], labels);
    return new LoadedModel(bundle, model, limits);
  }

  private static void checkLabels(String output, long found, int labels) {
    if (found >= 0 && found != labels) {
      throw new BundleException(
          "output '%s' has %d labels, config.json names %d; both must match."
              .formatted(output, found, labels));
    }
  }

  /**
   * One run of full length: a graph may load and yet fail, or number fewer positions than its
   * configuration says, and a free axis tells its size only now.
   */
  private static FloatTensor tryOut(OnnxModel model, int tokens) {
    try {
      return model.run(TokenBatch.of(List.of(new int[tokens]), 0));
    } catch (InferenceException e) {
      throw new BundleException(
          "model.onnx opens but does not run on a row of %d tokens, its limit: %s"
              .formatted(tokens, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
