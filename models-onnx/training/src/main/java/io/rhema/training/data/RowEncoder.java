package io.rhema.training.data;

import io.rhema.model.bundle.Limits;
import io.rhema.model.session.TokenRow;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.SequenceFormat;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.Window;
import io.rhema.training.recipe.Cut;
import java.util.List;
import java.util.stream.IntStream;

/** Turns texts into rows of one vocabulary. */
public final class RowEncoder {
  private final TextEncoder encoder;
  private final SequenceFormat format;

  public RowEncoder(TextEncoder encoder) {
    this.encoder = encoder;
    format = encoder.format();
  }

  /** What rows are filled with. */
  public int padId() {
    return format.padId();
  }

  /** Identifies the vocabulary: rows mean the same to all models of one fingerprint. */
  public String fingerprint() {
    return encoder.fingerprint();
  }

  /** The ids of a whole text with the special tokens around it. */
  public int[] ids(String text) {
    EncodedText whole = encoder.encode(text);
    return row(whole, 0, whole.size()).ids();
  }

  /** The ids of a whole text, nothing around them. */
  public int[] words(String text) {
    return encoder.encode(text).ids();
  }

  EncodedText encode(String text) {
    return encoder.encode(text);
  }

  /** How many sub-words fit a row of so many tokens. */
  int room(int maxTokens) {
    return maxTokens - format.overhead();
  }

  /** Where a row's first sub-word is. */
  int prefix() {
    return format.prefix().length;
  }

  /** A row of the sub-words {@code [from, to)} of a text. */
  TokenRow row(EncodedText text, int from, int to) {
    return format.row(text, new Window(from, to));
  }

  /** A row of a whole text, cut to a length of {@code maxTokens}. */
  TokenRow row(String text, int maxTokens, Cut cut) {
    EncodedText whole = encoder.encode(text);
    byte[] shapes = whole.shapes(new Window(0, whole.size()));
    int[] kept = cut.apply(IntStream.range(0, whole.size()).toArray(), room(maxTokens));
    int[] keptIds = new int[kept.length];
    byte[] keptShapes = new byte[kept.length];
    float[] keptWeights = new float[whole.weights().length == 0 ? 0 : kept.length];
    for (int i = 0; i < kept.length; i++) {
      keptIds[i] = whole.ids()[kept[i]];
      keptShapes[i] = shapes[kept[i]];
      if (keptWeights.length > 0) {
        keptWeights[i] = whole.weights()[kept[i]];
      }
    }
    return format.row(keptIds, keptShapes, keptWeights);
  }

  /** The windows of a whole text, cut as they are when a model is served. */
  public List<WindowRow> windows(String text, Limits limits) {
    EncodedText whole = encoder.encode(text);
    return Window.cut(whole.size(), room(limits.maxTokens()), limits.overlap()).stream()
        .map(window -> new WindowRow(format.row(whole, window), window.size()))
        .toList();
  }
}
