package io.rhema.training.data;

/**
 * One labelled text as a model sees it. The array is not copied.
 *
 * @param ids vocabulary ids, special tokens included
 * @param label index of the class
 */
public record Example(int[] ids, int label) {

  public int length() {
    return ids.length;
  }
}
