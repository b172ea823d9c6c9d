package io.rhema.training.graph.bundle;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.TokenRow;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.SequenceFormat;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.model.text.Window;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.quantize.Calibration;
import io.rhema.training.graph.quantize.ChannelMagnitudes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How large the activations of a bundle's graphs get. Measured where a text is read; what a decoder
 * is given besides, rows of tokens do not show.
 */
final class BundleCalibration {

  /** What every decoder is given, and nothing else is. */
  private static final String DECODER_INPUT = "encoder_attention_mask";

  private final SequenceFormat format;
  private final int longest;
  private final List<TokenRow> rows;

  private BundleCalibration(SequenceFormat format, int longest, List<TokenRow> rows) {
    this.format = format;
    this.longest = longest;
    this.rows = rows;
  }

  /**
   * @param texts like those that the model will read; may be none
   */
  static BundleCalibration of(ModelBundle bundle, List<String> texts) {
    TextEncoder encoder = TextEncoders.load(bundle.dir());
    int longest = bundle.limits().maxTokens();
    List<TokenRow> rows = new ArrayList<>();
    for (String text : texts) {
      EncodedText encoded = encoder.encode(text);
      for (Window window : Window.cut(encoded.size(), longest - encoder.format().overhead(), 0)) {
        rows.add(encoder.format().row(encoded, window));
      }
    }
    return new BundleCalibration(encoder.format(), longest, rows);
  }

  /** Of what normalisations make, over random sub-words. */
  ChannelMagnitudes normalised(OnnxGraph graph) throws IOException {
    if (graph.hasInput(DECODER_INPUT)) {
      return ChannelMagnitudes.NONE;
    }
    return Calibration.normalised(
        graph,
        Calibration.randomRows(format.prefix(), format.suffix(), vocabulary(graph), longest));
  }

  /** Of all that products read, over the texts. */
  ChannelMagnitudes all(OnnxGraph graph) throws IOException {
    if (graph.hasInput(DECODER_INPUT) || rows.isEmpty()) {
      return ChannelMagnitudes.NONE;
    }
    return Calibration.all(graph, rows);
  }

  /** Rows of the largest table that token ids look up. */
  private static int vocabulary(OnnxGraph graph) {
    return graph.nodes("Gather").stream()
        .filter(lookup -> graph.hasInput(lookup.getInput(1)))
        .flatMap(lookup -> graph.initializer(lookup.getInput(0)).stream())
        .mapToInt(table -> (int) table.getDims(0))
        .max()
        .orElse(1);
  }
}
