package io.rhema.training.run;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.session.TokenRow;
import io.rhema.model.text.TextEncoders;
import io.rhema.training.base.TrainingException;
import io.rhema.training.data.Batch;
import io.rhema.training.data.RowEncoder;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.TensorData;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.metric.LogitDifference;
import io.rhema.training.objective.HeadOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Whether ONNX Runtime, which serves a model, computes what the trainer has measured: the logits of
 * both are compared on some texts.
 */
final class EngineAgreement {
  private static final int ROWS_AT_ONCE = 8;

  private final ModelBundle bundle;
  private final TorchGraph graph;
  private final Set<String> inputs;
  private final RowEncoder rows;

  /**
   * @param folder the float bundle that was trained
   * @param model its graph, as the trainer has it
   */
  EngineAgreement(Path folder, ModelProto model) {
    bundle = ModelBundle.open(folder);
    graph = new TorchGraph(model);
    inputs =
        model.getGraph().getInputList().stream()
            .map(ValueInfoProto::getName)
            .collect(Collectors.toSet());
    rows = new RowEncoder(TextEncoders.load(folder));
  }

  /**
   * Compares them.
   *
   * @param texts one or more; of a long one, the first window
   * @return the largest difference
   * @throws TrainingException when it is above the {@linkplain LogitDifference#BOUND bound}: such a
   *     model must not be served
   */
  double require(List<String> texts) {
    double largest = 0;
    try (LoadedModel served = bundle.openModel(SessionOptions.DEFAULT)) {
      for (int from = 0; from < texts.size(); from += ROWS_AT_ONCE) {
        List<String> some = texts.subList(from, Math.min(texts.size(), from + ROWS_AT_ONCE));
        largest = Math.max(largest, difference(served, some));
      }
    }
    // Not a number is no agreement either.
    if (!(largest <= LogitDifference.BOUND)) {
      throw new TrainingException(
          "ONNX Runtime's logits of the trained model differ from the trainer's by %s, more than %s: it can't be served as it was measured"
              .formatted(largest, LogitDifference.BOUND));
    }
    return largest;
  }

  private double difference(LoadedModel served, List<String> texts) {
    List<TokenRow> some =
        texts.stream().map(text -> rows.windows(text, bundle.limits()).get(0).row()).toList();
    List<FloatTensor> answers = served.run(TokenBatch.ofRows(some, rows.padId()));
    Batch batch = Batch.of(some, rows.padId());
    double largest = 0;
    for (int i = 0; i < answers.size(); i++) {
      Head head = served.heads().get(i);
      float[] trained = trained(batch, head.output());
      largest = Math.max(largest, difference(answers.get(i), trained, some));
    }
    return largest;
  }

  private float[] trained(Batch batch, String output) {
    try (PointerScope step = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      return TensorData.toFloats(
          new HeadOutput(graph, inputs, output).logits(batch, Pass.EVALUATION));
    }
  }

  /** What is computed where a row is padded is never read. */
  private static double difference(FloatTensor served, float[] trained, List<TokenRow> rows) {
    int ofRow = trained.length / rows.size();
    boolean perToken = served.shape().length > 2;
    int labels = Math.toIntExact(served.shape()[served.shape().length - 1]);
    double largest = 0;
    for (int row = 0; row < rows.size(); row++) {
      int read = perToken ? rows.get(row).length() * labels : ofRow;
      for (int i = row * ofRow; i < row * ofRow + read; i++) {
        double apart = Math.abs((double) served.data()[i] - trained[i]);
        largest = Math.max(largest, apart / Math.max(1, Math.abs(trained[i])));
      }
    }
    return largest;
  }
}
