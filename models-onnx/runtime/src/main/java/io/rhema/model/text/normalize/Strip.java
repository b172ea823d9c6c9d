package io.rhema.model.text.normalize;

/**
 * Drops the white space at the ends of a text.
 *
 * @param left whether at the beginning
 * @param right whether at the end
 */
public record Strip(boolean left, boolean right) implements Step {

  @Override
  public void apply(CodePoints in, CodePoints out) {
    int from = 0;
    int to = in.size();
    while (left && from < to && UnicodeTables.isWhitespace(in.value(from))) {
      from++;
    }
    while (right && to > from && UnicodeTables.isWhitespace(in.value(to - 1))) {
      to--;
    }
    for (int i = from; i < to; i++) {
      out.add(in.value(i), in.start(i), in.end(i));
    }
  }

  @Override
  public boolean isByCodePoint() {
    return false;
  }
}
