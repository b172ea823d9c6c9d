package io.rhema.local.explain;

import io.rhema.local.bundle.ChosenModels;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;

/** The encoders of all models that are asked. Heads that share a model share its encoder. */
public final class EncoderExplainers implements AutoCloseable {
  private final List<EncoderExplainer> explainers = new ArrayList<>();

  private EncoderExplainers() {}

  /**
   * Opens each model once.
   *
   * @param layer from 1; the last one of each when empty
   * @throws BundleException when one of them has no such layer, or its graph tells no attention
   */
  public static EncoderExplainers open(ChosenModels models, OptionalInt layer) throws IOException {
    EncoderExplainers open = new EncoderExplainers();
    try {
      for (Path folder : new LinkedHashSet<>(models.folders().values())) {
        open.explainers.add(EncoderExplainer.open(ModelBundle.open(folder), layer));
      }
    } catch (IOException | RuntimeException e) {
      open.close();
      throw e;
    }
    return open;
  }

  /** What each model's tokens look at; nothing for a text without sub-words. */
  public List<TextAttention> explain(String text) {
    return explainers.stream().flatMap(explainer -> explainer.explain(text).stream()).toList();
  }

  @Override
  public void close() {
    explainers.forEach(EncoderExplainer::close);
  }
}
