package io.rhema.training.data;

/**
 * One labelled text.
 *
 * @param label index of the class
 */
public record LabelledRow(TokenRow row, int label) implements Example {

  @Override
  public int length() {
    return row.length();
  }
}
