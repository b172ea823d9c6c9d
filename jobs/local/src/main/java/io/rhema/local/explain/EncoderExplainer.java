package io.rhema.local.explain;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.InferenceException;
import io.rhema.model.session.OnnxModel;
import io.rhema.model.session.SessionException;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.SharedSessions;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.session.TokenRow;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.model.text.Window;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.fuse.AttentionOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Tells what the tokens of a text look at in an encoder. The graph that is served does not tell, so
 * a copy of it that does is opened.
 */
public final class EncoderExplainer implements AutoCloseable {
  private final ModelBundle bundle;
  private final OnnxModel model;
  private final TextEncoder encoder;
  private final ShownTokens shown;
  private final int maxTokens;
  private final List<String> layers;
  private final int layer;

  private EncoderExplainer(
      ModelBundle bundle, OnnxModel model, List<String> outputs, OptionalInt layer) {
    this.bundle = bundle;
    this.model = model;
    this.encoder = TextEncoders.load(bundle.dir());
    this.shown = ShownTokens.of(bundle.dir(), encoder.format());
    this.maxTokens =
        Math.min(bundle.limits().maxTokens(), model.fixedColumns().orElse(Integer.MAX_VALUE));
    this.layers = tokenByToken(outputs);
    this.layer = layer.orElse(layers.size());
    if (layers.isEmpty()) {
      throw new GraphException("No Softmax of the graph gives shares of tokens to tokens");
    }
    if (this.layer < 1 || this.layer > layers.size()) {
      throw new GraphException(
          "There is no layer %d; the layers with attention are 1 to %d"
              .formatted(this.layer, layers.size()));
    }
  }

  /**
   * Opens tokenizer and graph of a bundle.
   *
   * @param layer from 1; the last one when empty
   * @throws BundleException when the bundle has no such layer, or its graph tells no attention
   */
  public static EncoderExplainer open(ModelBundle bundle, OptionalInt layer) throws IOException {
    if (bundle.graphs().size() != 1) {
      throw bundle.refusal(
          "it has the graphs %s; only an encoder alone can be explained so, and a translation by ./rhema translate --explain."
              .formatted(bundle.graphs().keySet()));
    }
    try {
      OnnxGraph graph =
          OnnxGraph.load(bundle.dir().resolve(bundle.graphs().keySet().iterator().next()));
      List<String> outputs = AttentionOutputs.add(graph);
      OnnxModel model = open(graph, bundle);
      try {
        return new EncoderExplainer(bundle, model, outputs, layer);
      } catch (RuntimeException e) {
        model.close();
        throw e;
      }
    } catch (GraphException | SessionException | InferenceException e) {
      throw bundle.refusal("its attention can't be shown. %s".formatted(e.getMessage()));
    }
  }

  /** By way of a file, since a session that is opened from memory needs the graph twice. */
  private static OnnxModel open(OnnxGraph graph, ModelBundle bundle) throws IOException {
    Path copy = Files.createTempFile("rhema-attention", ".onnx");
    try {
      graph.save(copy);
      return SharedSessions.open(copy, bundle.content() + "+attention", SessionOptions.DEFAULT);
    } finally {
      Files.delete(copy);
    }
  }

  /** Others weigh something else, such as the tokens of the whole text to sum it up. */
  private List<String> tokenByToken(List<String> outputs) {
    int columns = Math.min(2, maxTokens);
    TokenBatch probe = TokenBatch.of(List.of(new int[columns]), encoder.format().padId());
    List<FloatTensor> answers = model.run(probe, outputs);
    return IntStream.range(0, outputs.size())
        .filter(i -> answers.get(i).shape()[1] == columns && answers.get(i).shape()[2] >= columns)
        .mapToObj(outputs::get)
        .toList();
  }

  /**
   * Explains a text, of which the first window is read.
   *
   * @return nothing for a text without sub-words
   */
  public Optional<TextAttention> explain(String text) {
    EncodedText encoded = encoder.encode(text);
    if (encoded.size() == 0) {
      return Optional.empty();
    }
    int room = maxTokens - encoder.format().overhead();
    Window window = new Window(0, Math.min(encoded.size(), room));
    TokenRow row = encoder.format().row(encoded, window);
    TokenBatch batch = TokenBatch.ofRows(List.of(row), encoder.format().padId());
    FloatTensor shares = model.run(batch, List.of(layers.get(layer - 1))).get(0);
    List<String> tokens = shown.of(text, encoded, window);
    List<AttentionMatrix.Row> rows = new ArrayList<>();
    for (int from = 0; from < tokens.size(); from++) {
      rows.add(new AttentionMatrix.Row(tokens.get(from), shares(shares, from, tokens.size())));
    }
    return Optional.of(
        new TextAttention(
            bundle.id(),
            text,
            new AttentionMatrix(tokens, rows),
            layer,
            layers.size(),
            encoded.size() - window.to()));
  }

  /** A graph that fixes the length of its rows answers for padding, too. */
  private static List<Double> shares(FloatTensor attention, int from, int tokens) {
    int width = Math.toIntExact(attention.shape()[2]);
    return IntStream.range(0, tokens)
        .mapToObj(to -> (double) attention.data()[from * width + to])
        .toList();
  }

  @Override
  public void close() {
    model.close();
  }
}
