package io.rhema.model.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The reference tokenizer, without truncation, padding and special tokens around the text. */
final class Oracle implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;

  Oracle(Path tokenizerJson) {
    try {
      tokenizer =
          HuggingFaceTokenizer.newInstance(
              tokenizerJson,
              Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ids, words, and offsets turned from code points into UTF-16 code units; no letter case. */
  EncodedText encode(String text) {
    Encoding encoding = tokenizer.encode(text, false, false);
    long[] ids = encoding.getIds();
    CharSpan[] spans = encoding.getCharTokenSpans();
    int[] units = unitsOfCodePoints(text);
    int[] ours = new int[ids.length];
    int[] starts = new int[ids.length];
    int[] ends = new int[ids.length];
    int[] words = new int[ids.length];
    long[] wordIds = encoding.getWordIds();
    for (int i = 0; i < ids.length; i++) {
      ours[i] = (int) ids[i];
      starts[i] = units[spans[i].getStart()];
      ends[i] = units[spans[i].getEnd()];
      words[i] = i == 0 ? 0 : words[i - 1] + (wordIds[i] == wordIds[i - 1] ? 0 : 1);
    }
    return new EncodedText("oracle", ours, starts, ends, words, new byte[ids.length]);
  }

  /** The text of some ids, without special tokens. */
  String decode(int[] ids) {
    return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), true);
  }

  private static int[] unitsOfCodePoints(String text) {
    int[] units = new int[text.codePointCount(0, text.length()) + 1];
    int unit = 0;
    for (int i = 0; i < units.length - 1; i++) {
      units[i] = unit;
      unit += Character.charCount(text.codePointAt(unit));
    }
    units[units.length - 1] = unit;
    return units;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
