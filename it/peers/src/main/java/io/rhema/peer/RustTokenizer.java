package io.rhema.peer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Hugging Face's tokenizers, which are written in Rust, called through JNI by DJL. Made of a folder
 * with a {@code tokenizer.json} and how often every text is encoded; the answers are hashes of the
 * ids, special tokens left out.
 */
public final class RustTokenizer implements Function<List<String>, int[]>, AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;
  private final int copies;

  public RustTokenizer(List<String> arguments) throws IOException {
    tokenizer =
        HuggingFaceTokenizer.builder()
            .optTokenizerPath(Path.of(arguments.get(0)).resolve("tokenizer.json"))
            .optPadding(false)
            .optTruncation(false)
            .optAddSpecialTokens(false)
            .build();
    copies = Integer.parseInt(arguments.get(1));
  }

  @Override
  public int[] apply(List<String> texts) {
    int[] hashes = new int[texts.size()];
    for (int copy = 0; copy < copies; copy++) {
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = hash(tokenizer.encode(texts.get(i)).getIds());
      }
    }
    return hashes;
  }

  /** As {@link java.util.Arrays#hashCode(int[])} of the same numbers. */
  private static int hash(long[] ids) {
    int hash = 1;
    for (long id : ids) {
      hash = 31 * hash + (int) id;
    }
    return hash;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
