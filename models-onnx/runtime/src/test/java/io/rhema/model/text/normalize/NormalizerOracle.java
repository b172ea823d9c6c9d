package io.rhema.model.text.normalize;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the reference tokenizer say what its normalizers and splitters do: with a model of the 256
 * bytes, ids are the bytes of the normalised text and offsets are its alignment.
 */
final class NormalizerOracle implements AutoCloseable {
  static final String NONE = "null";
  static final String NFD = "{\"type\":\"NFD\"}";
  static final String NFKD = "{\"type\":\"NFKD\"}";
  static final String STRIP_ACCENTS = "{\"type\":\"StripAccents\"}";
  static final String LOWERCASE = "{\"type\":\"Lowercase\"}";

  private final HuggingFaceTokenizer tokenizer;

  /** A normalised code point: the original code points it stands for, and the word it is in. */
  record Part(int codePoint, int start, int end, long word) {}

  static String bert(boolean clean, boolean ideographs, boolean strip, boolean lowercase) {
    return """
        {"type":"BertNormalizer","clean_text":%s,"handle_chinese_chars":%s,"strip_accents":%s,\
        "lowercase":%s}"""
        .formatted(clean, ideographs, strip, lowercase);
  }

  static NormalizerOracle ofNormalizer(String normalizer) {
    return new NormalizerOracle(normalizer, "");
  }

  static NormalizerOracle ofSplit(String preTokenizer) {
    return new NormalizerOracle(NONE, preTokenizer + ",");
  }

  private NormalizerOracle(String normalizer, String firstPreTokenizers) {
    StringBuilder vocabulary = new StringBuilder();
    for (int value = 0; value < 256; value++) {
      vocabulary
          .append(value == 0 ? "" : ",")
          .append("\"\\u%04x\":%d".formatted((int) characterOfByte(value), value));
    }
    String json =
        """
        {"version":"1.0","truncation":null,"padding":null,"added_tokens":[],"normalizer":%s,
        "pre_tokenizer":{"type":"Sequence","pretokenizers":[%s
        {"type":"ByteLevel","add_prefix_space":false,"trim_offsets":false,"use_regex":false}]},
        "post_processor":null,"decoder":null,
        "model":{"type":"BPE","dropout":null,"unk_token":null,"continuing_subword_prefix":null,
        "end_of_word_suffix":null,"fuse_unk":false,"vocab":{%s},"merges":[]}}
        """
            .formatted(normalizer, firstPreTokenizers, vocabulary);
    try {
      tokenizer =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
              Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The byte alphabet of GPT-2: printable Latin-1 stands for itself, the rest from U+0100 on. */
  private static char characterOfByte(int value) {
    int next = 0x100;
    for (int b = 0; b < value; b++) {
      next += isPrintable(b) ? 0 : 1;
    }
    return (char) (isPrintable(value) ? value : next);
  }

  private static boolean isPrintable(int b) {
    return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE && b <= 0xFF);
  }

  List<Part> apply(String text) {
    Encoding encoding = tokenizer.encode(text, false, false);
    long[] ids = encoding.getIds();
    long[] words = encoding.getWordIds();
    CharSpan[] spans = encoding.getCharTokenSpans();
    List<Part> parts = new ArrayList<>(ids.length);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4);
    for (int i = 0; i < ids.length; i++) {
      bytes.write((int) ids[i]);
      if (i + 1 == ids.length || (ids[i + 1] & 0xC0) != 0x80) {
        int codePoint = bytes.toString(StandardCharsets.UTF_8).codePointAt(0);
        parts.add(new Part(codePoint, spans[i].getStart(), spans[i].getEnd(), words[i]));
        bytes.reset();
      }
    }
    return parts;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
