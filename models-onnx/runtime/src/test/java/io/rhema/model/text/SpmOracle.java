package io.rhema.model.text;

import ai.djl.sentencepiece.SpTokenizer;
import java.util.List;

/** The library of SentencePiece itself. */
final class SpmOracle implements AutoCloseable {
  private final SpTokenizer tokenizer;

  SpmOracle(byte[] model) {
    tokenizer = new SpTokenizer(model);
  }

  int[] ids(String text) {
    return tokenizer.getProcessor().encode(text);
  }

  /** The pieces as the library writes them; unknown ones are what they stand for. */
  List<String> pieces(String text) {
    return tokenizer.tokenize(text);
  }

  String decode(int[] ids) {
    return tokenizer.getProcessor().decode(ids);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
