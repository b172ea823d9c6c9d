package io.rhema.training.data;

import io.rhema.training.recipe.ConllOptions.Scheme;
import io.rhema.training.recipe.RecipeException;
import java.util.Map;
import java.util.TreeSet;

/** Turns the tags of a sentence into BIO with the model's types, one after the other. */
final class BioTags {
  private static final String OUTSIDE = "O";

  private final Scheme scheme;
  private final Map<String, String> types;
  private String previous = OUTSIDE;

  BioTags(Scheme scheme, Map<String, String> types) {
    this.scheme = scheme;
    this.types = types;
  }

  /** Forgets the tag before: a sentence begins. */
  void restart() {
    previous = OUTSIDE;
  }

  /**
   * @throws RecipeException with the rule that the tag breaks
   */
  String next(String tag) {
    if (tag.equals(OUTSIDE)) {
      previous = OUTSIDE;
      return OUTSIDE;
    }
    boolean marked = tag.startsWith("B-") || tag.startsWith("I-");
    String type = marked ? tag.substring(2) : tag;
    if (type.isEmpty() || (!marked && scheme != Scheme.IO)) {
      throw new RecipeException(
          "the tag '%s' is neither O nor B- or I- with a type".formatted(tag));
    }
    boolean goesOn = !tag.startsWith("B-") && type.equals(previous);
    checkMark(tag, goesOn);
    previous = type;
    return (goesOn ? "I-" : "B-") + modelType(type);
  }

  private void checkMark(String tag, boolean goesOn) {
    if (scheme == Scheme.BIO && tag.startsWith("I-") && !goesOn) {
      throw new RecipeException(
          "the tag '%s' continues nothing, but in BIO an entity begins with B-; a file whose entities begin with I- has the scheme iob1"
              .formatted(tag));
    }
    if (scheme == Scheme.IO && tag.startsWith("B-")) {
      throw new RecipeException(
          "the tag '%s' marks a beginning, which IO does not; the file's scheme is bio or iob1"
              .formatted(tag));
    }
  }

  private String modelType(String type) {
    if (types.isEmpty()) {
      return type;
    }
    String mapped = types.get(type);
    if (mapped == null) {
      throw new RecipeException(
          "the type '%s' is not among the mapped types %s"
              .formatted(type, new TreeSet<>(types.keySet())));
    }
    return mapped;
  }
}
