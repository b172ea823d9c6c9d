package io.rhema.training.data;

import io.rhema.model.session.TokenRow;
import io.rhema.training.recipe.Casing;
import java.util.Map;

/**
 * One labelled text.
 *
 * @param forms the row in each casing that may be shown; as written, at least
 * @param label index of the class
 */
public record LabelledRow(Map<Casing, TokenRow> forms, int label) implements Example {

  public TokenRow asWritten() {
    return forms.get(Casing.AS_WRITTEN);
  }

  @Override
  public int length() {
    return asWritten().length();
  }
}
