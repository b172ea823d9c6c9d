package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The texts that every contender answers, encoded beforehand, in an arrival order drawn by a seed.
 *
 * @param texts the texts; none is blank, none is longer than the model's limit
 * @param encodings their sub-words
 * @param encoder the vocabulary
 * @param left lines of the file that were left out for being blank or too long
 */
record Corpus(List<String> texts, List<EncodedText> encodings, TextEncoder encoder, int left) {

  static Corpus read(Path file, ModelBundle bundle, int limit, long seed) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
    Collections.shuffle(lines, new Random(seed));
    return of(lines.subList(0, Math.min(lines.size(), limit)), bundle, Long.MAX_VALUE);
  }

  /**
   * Texts in the order in which they arrive.
   *
   * @param tokens sub-words at most, special tokens included; what lies beyond is not looked at
   */
  static Corpus of(List<String> lines, ModelBundle bundle, long tokens) {
    TextEncoder encoder = TextEncoders.load(bundle.dir());
    int overhead = encoder.format().overhead();
    int room = bundle.limits().maxTokens() - overhead;
    List<String> texts = new ArrayList<>();
    List<EncodedText> encodings = new ArrayList<>();
    int left = 0;
    long taken = 0;
    for (String line : lines) {
      EncodedText encoding = encoder.encode(line);
      if (encoding.size() == 0 || encoding.size() > room) {
        left++;
        continue;
      }
      taken += encoding.size() + overhead;
      if (taken > tokens) {
        break;
      }
      texts.add(line);
      encodings.add(encoding);
    }
    return new Corpus(texts, encodings, encoder, left);
  }

  /** Every so-manieth text, for one of several that share the work. */
  Corpus share(int part, int parts) {
    List<String> mine = new ArrayList<>();
    List<EncodedText> encoded = new ArrayList<>();
    for (int i = part; i < texts.size(); i += parts) {
      mine.add(texts.get(i));
      encoded.add(encodings.get(i));
    }
    return new Corpus(mine, encoded, encoder, left);
  }

  /**
   * The same sub-words as texts of one length each, for who looks at the sub-words alone: the
   * strings are not theirs.
   *
   * @param length sub-words of each, special tokens included
   */
  Corpus cut(int length) {
    int[] all = encodings.stream().flatMapToInt(text -> IntStream.of(text.ids())).toArray();
    int room = length - encoder.format().overhead();
    List<String> names = new ArrayList<>();
    List<EncodedText> cut = new ArrayList<>();
    int[] starts = IntStream.range(0, room).toArray();
    int[] ends = IntStream.rangeClosed(1, room).toArray();
    for (int from = 0; from + room <= all.length; from += room) {
      names.add("text " + from);
      int[] ids = Arrays.copyOfRange(all, from, from + room);
      cut.add(EncodedText.of(encoder.fingerprint(), ids, starts, ends));
    }
    return new Corpus(names, cut, encoder, 0);
  }

  int size() {
    return texts.size();
  }

  /** The ids of one text with its special tokens. */
  long[] row(int text) {
    int[] ids = encodings.get(text).ids();
    int[] prefix = encoder.format().prefix();
    int[] suffix = encoder.format().suffix();
    long[] row = new long[prefix.length + ids.length + suffix.length];
    int at = 0;
    for (int[] part : List.of(prefix, ids, suffix)) {
      for (int id : part) {
        row[at++] = id;
      }
    }
    return row;
  }

  /** Sub-words of all texts, special tokens included. */
  long tokens() {
    long tokens = 0;
    for (EncodedText encoding : encodings) {
      tokens += encoding.size() + encoder.format().overhead();
    }
    return tokens;
  }
}
