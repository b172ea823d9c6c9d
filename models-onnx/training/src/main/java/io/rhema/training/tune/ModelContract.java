package io.rhema.training.tune;

import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.task.Task;
import io.rhema.model.text.TextEncoders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What readers of a running job rely on in a model, and what must therefore stay as it is when one
 * takes over from another without a restart.
 *
 * @param name of the model
 * @param heads task and labels of each head, by its name
 * @param encoder fingerprint of the sub-words that texts become
 */
public record ModelContract(String name, Map<String, Task> heads, String encoder) {

  /**
   * @throws io.rhema.model.bundle.BundleException when the tokenizer cannot be read
   */
  public static ModelContract of(ModelBundle bundle) {
    Map<String, Task> heads = new LinkedHashMap<>();
    for (Head head : bundle.heads()) {
      heads.put(head.name(), head.task());
    }
    return new ModelContract(
        bundle.id().name(), heads, TextEncoders.load(bundle.dir()).fingerprint());
  }

  /** Why another can't take over from this, in words; empty if it can. */
  public Optional<String> objectionTo(ModelContract next) {
    if (!name.equals(next.name)) {
      return unlike("is called", next.name, name);
    }
    if (!heads.equals(next.heads)) {
      return unlike("has the heads", next.heads, heads);
    }
    return encoder.equals(next.encoder)
        ? Optional.empty()
        : unlike("has a tokenizer with the fingerprint", next.encoder, encoder);
  }

  private static Optional<String> unlike(String what, Object found, Object required) {
    return Optional.of(
        "the candidate %s %s, but must have %s to take over without a restart"
            .formatted(what, found, required));
  }
}
