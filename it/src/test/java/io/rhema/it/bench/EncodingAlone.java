package io.rhema.it.bench;

import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Our encoder for a process of its own. Made of the model's folder and how often every text is
 * encoded; its answers are hashes of the ids.
 */
public final class EncodingAlone implements Function<List<String>, int[]> {
  private final TextEncoder encoder;
  private final int copies;

  public EncodingAlone(List<String> arguments) {
    encoder = TextEncoders.load(Path.of(arguments.get(0)));
    copies = Integer.parseInt(arguments.get(1));
  }

  @Override
  public int[] apply(List<String> texts) {
    int[] hashes = new int[texts.size()];
    for (int copy = 0; copy < copies; copy++) {
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = Arrays.hashCode(encoder.encode(texts.get(i)).ids());
      }
    }
    return hashes;
  }
}
