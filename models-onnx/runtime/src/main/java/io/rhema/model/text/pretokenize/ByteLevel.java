package io.rhema.model.text.pretokenize;

import io.rhema.model.text.normalize.AlignedText;
import io.rhema.model.text.normalize.ByteAlphabet;

/**
 * {@code ByteLevel}: words as GPT-2 splits them, each written as its UTF-8 bytes in the {@link
 * ByteAlphabet}. All bytes of a character stand for that character; a lone surrogate is U+FFFD.
 *
 * @param useRegex whether the text is split; else it is only rewritten
 */
public record ByteLevel(boolean useRegex) implements PreTokenizer {

  @Override
  public void split(AlignedText text, int from, int to, PreTokens out) {
    AlignedText bytes = out.beginRewritten();
    int end;
    for (int start = from; start < to; start = end) {
      end = useRegex ? Gpt2Words.end(text.chars(), start, to) : to;
      int begin = bytes.length();
      ByteAlphabet.write(text, start, end, bytes);
      out.add(begin, bytes.length());
    }
  }
}
