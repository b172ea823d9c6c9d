package io.rhema.model.text.normalize;

/**
 * Puts characters in front of a text that is not empty; they stand for its first character.
 *
 * @param prefix what goes in front
 */
public record Prepend(String prefix) implements Step {

  @Override
  public void apply(CodePoints in, CodePoints out) {
    if (in.size() > 0) {
      prefix.codePoints().forEach(c -> out.add(c, in.start(0), in.end(0)));
    }
    for (int i = 0; i < in.size(); i++) {
      out.add(in.value(i), in.start(i), in.end(i));
    }
  }

  @Override
  public boolean isByCodePoint() {
    return false;
  }
}
