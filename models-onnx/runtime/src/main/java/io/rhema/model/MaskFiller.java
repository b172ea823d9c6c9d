package io.rhema.model;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.session.TokenRow;
import io.rhema.model.task.FillMask;
import io.rhema.model.text.MaskEncoder;
import io.rhema.model.text.MaskedText;
import io.rhema.model.text.SequenceFormat;
import java.util.Arrays;
import java.util.List;

/**
 * Tells which words may stand where a text hides one, by a bundle of the task {@link FillMask}: one
 * of our own with an {@code analyzer.json}, or an export of a masked language model with its
 * tokenizer. Safe for use by several threads at once.
 */
public final class MaskFiller implements AutoCloseable {
  private final LoadedModel model;
  private final FillMask task;
  private final MaskEncoder encoder;

  private MaskFiller(LoadedModel model, FillMask task, MaskEncoder encoder) {
    this.model = model;
    this.task = task;
    this.encoder = encoder;
  }

  /**
   * Opens tokenizer and graph of a bundle.
   *
   * @throws BundleException when one of them cannot be served, or the bundle has no head that fills
   *     in words
   */
  public static MaskFiller open(ModelBundle bundle, SessionOptions options) {
    Head head = bundle.head(FillMask.class);
    MaskEncoder encoder = MaskEncoder.load(bundle.dir());
    return new MaskFiller(
        bundle.openModel(options, List.of(head)), (FillMask) head.task(), encoder);
  }

  /** What stands in a text for the word that is wanted: {@code [MASK]}. */
  public String mask() {
    return encoder.mask();
  }

  /**
   * The best words for the hidden place. Of a text that is longer than a row, the part around that
   * place is read.
   *
   * @param most how many are wanted
   * @return the most probable first
   * @throws IllegalArgumentException unless the text has the {@link #mask} exactly once
   * @throws io.rhema.model.session.InferenceException when the model fails
   */
  public List<FilledText> fill(String text, int most) {
    SequenceFormat format = encoder.format();
    int room = model.limits().maxTokens() - format.overhead();
    MaskedText masked = encoder.encode(text);
    MaskedText shown = masked.around(room);
    TokenRow row = format.row(shown.ids(), new byte[shown.ids().length]);
    FloatTensor output = model.run(TokenBatch.ofRows(List.of(row), format.padId())).get(0);
    float[] logits = at(output, format.prefix().length + shown.position());
    return task.interpret(logits, encoder::answers, most).stream()
        .map(
            best ->
                new FilledText(
                    encoder.word(best.id()),
                    best.id(),
                    best.score(),
                    encoder.filled(text, masked, best.id())))
        .toList();
  }

  private static float[] at(FloatTensor output, int position) {
    int vocabulary = Math.toIntExact(output.shape()[2]);
    return Arrays.copyOfRange(output.data(), position * vocabulary, (position + 1) * vocabulary);
  }

  @Override
  public void close() {
    model.close();
  }
}
