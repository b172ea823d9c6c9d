package io.rhema.training.metric;

import java.util.List;

/** Finds the labels that data files write among those of a model. */
public final class LabelIndex {
  private LabelIndex() {}

  /**
   * A label by its name, in other letters if need be, or else by its number; -1 for none.
   *
   * @param labels of the model, in the order of its outputs
   * @param written as a data file has it
   */
  public static int of(List<String> labels, String written) {
    if (labels.contains(written)) {
      return labels.indexOf(written);
    }
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).equalsIgnoreCase(written)) {
        return i;
      }
    }
    for (int i = 0; i < labels.size(); i++) {
      if (Integer.toString(i).equals(written)) {
        return i;
      }
    }
    return -1;
  }
}
