package io.rhema.training.tune;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import java.util.Optional;

/** Finds the head of a bundle that is to be trained and compared. */
public final class TunedHead {
  private TunedHead() {}

  /**
   * The only head, or the one of a name.
   *
   * @throws BundleException when there is none of that name, or no name is given and there are
   *     several
   */
  public static Head of(ModelBundle bundle, Optional<String> name) {
    if (name.isEmpty() && bundle.heads().size() == 1) {
      return bundle.heads().get(0);
    }
    return bundle.heads().stream()
        .filter(head -> head.name().equals(name.orElse(null)))
        .findFirst()
        .orElseThrow(
            () ->
                bundle.refusal(
                    name.map("it has no head '%s'; "::formatted).orElse("it has several heads; ")
                        + "name one of "
                        + bundle.heads().stream().map(Head::name).toList()
                        + "."));
  }
}
