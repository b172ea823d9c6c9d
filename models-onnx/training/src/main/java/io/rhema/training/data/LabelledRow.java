package io.rhema.training.data;

import io.rhema.training.recipe.Casing;
import java.util.Map;

/**
 * One text with its label.
 *
 * @param forms the text in each casing that may be shown; as written, at least
 * @param label index of the class; {@link #UNLABELLED} if there is none
 */
public record LabelledRow(Map<Casing, ShownText> forms, int label) implements Example {

  /** The label of a text without one. */
  public static final int UNLABELLED = -1;

  @Override
  public int length() {
    return forms.get(Casing.AS_WRITTEN).row().length();
  }
}
