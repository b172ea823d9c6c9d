package io.rhema.model.text.pretokenize;

import io.rhema.model.text.normalize.AlignedText;

/**
 * {@code add_prefix_space} of {@code ByteLevel}: a blank goes in front of text that does not begin
 * with one, so that its first word looks like any other. The blank stands for the first character.
 */
public record PrefixSpace() implements PreTokenizer {

  @Override
  public void split(AlignedText text, int from, int to, PreTokens out) {
    if (text.chars()[from] == ' ') {
      out.beginOf(text);
      out.add(from, to);
      return;
    }
    AlignedText prefixed = out.beginRewritten();
    prefixed.append(' ', text.start(from), text.end(from));
    prefixed.append(text, from, to);
    out.add(0, prefixed.length());
  }
}
