package io.rhema.model.translate;

/**
 * What the model sees as one row: a sentence, or a part of one that is too long for it.
 *
 * @param text index of the text
 * @param ids tokens with the special ones around them
 */
record SourceRow(int text, int[] ids) {
  int length() {
    return ids.length;
  }
}
