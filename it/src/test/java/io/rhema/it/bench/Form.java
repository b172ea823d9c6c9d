package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import java.util.List;

/**
 * One of several forms of a model, which answers all texts sorted by length, on one thread.
 *
 * @param <A> what it says of one text
 */
abstract class Form<A> implements Contender {
  private final ModelBundle bundle;

  Form(ModelBundle bundle) {
    this.bundle = bundle;
  }

  /** What it says of each text, in the order of the corpus. */
  abstract List<A> answers();

  /** Forms may have the same name and version; their folders tell them apart. */
  @Override
  public String name() {
    return "%s %s".formatted(bundle.id().name(), bundle.dir().getFileName());
  }

  @Override
  public String description() {
    return "%,.1f MB".formatted(bundle.dir().resolve("model.onnx").toFile().length() / 1e6);
  }

  @Override
  public abstract void close();
}
