package io.rhema.training.vectors.train;

import io.rhema.training.vectors.VectorsException;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the words of texts and keeps these as ids, in the order in which words are first seen.
 * When there are too many different words for the memory, the rarest are forgotten, as word2vec
 * does; what of them comes later is counted anew.
 */
public final class CorpusBuilder implements AutoCloseable {
  /** Some 600 MB of strings and counts. */
  private static final int MOST_DIFFERENT_WORDS = 5_000_000;

  private final int mostDifferent;
  private final Path file;
  private final DataOutputStream out;
  private Map<String, Seen> seen = new HashMap<>();
  private int ids;
  private long forgottenBelow = 1;
  private long texts;
  private boolean built;

  /** A word as it was counted so far. */
  private static final class Seen {
    private final String word;
    private final int id;
    private long count;

    private Seen(String word, int id) {
      this.word = word;
      this.id = id;
    }
  }

  public CorpusBuilder() throws IOException {
    this(MOST_DIFFERENT_WORDS);
  }

  CorpusBuilder(int mostDifferent) throws IOException {
    this.mostDifferent = mostDifferent;
    file = Files.createTempFile("rhema-corpus", ".ids");
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  /** Adds a text; one without words counts for nothing. */
  public void add(List<String> words) throws IOException {
    if (words.isEmpty()) {
      return;
    }
    texts++;
    out.writeInt(words.size());
    for (String word : words) {
      Seen known = seen.computeIfAbsent(word, added -> new Seen(added, ids++));
      known.count++;
      out.writeInt(known.id);
    }
    if (seen.size() > mostDifferent) {
      forgetRare();
    }
  }

  private void forgetRare() {
    forgottenBelow++;
    Map<String, Seen> frequent = new HashMap<>();
    for (Seen one : seen.values()) {
      if (one.count >= forgottenBelow) {
        frequent.put(one.word, one);
      }
    }
    seen = frequent;
  }

  /**
   * Ends the counting. Closing the corpus is the caller's affair then.
   *
   * @param minCount how often a word must occur
   * @param maxWords how many of the most frequent words are kept
   * @throws VectorsException when fewer than two words are left
   */
  public Corpus build(int minCount, int maxWords) throws IOException {
    out.close();
    List<Seen> kept = new ArrayList<>();
    for (Seen one : seen.values()) {
      if (one.count >= minCount) {
        kept.add(one);
      }
    }
    kept.sort(
        Comparator.comparingLong((Seen one) -> one.count)
            .reversed()
            .thenComparing(one -> one.word));
    if (kept.size() < 2) {
      throw new VectorsException(
          "%d words occur %d times or more in %d texts; at least 2 must: give more text or lower --min-count."
              .formatted(kept.size(), minCount, texts));
    }
    kept = kept.subList(0, Math.min(maxWords, kept.size()));
    int[] numbers = new int[ids];
    Arrays.fill(numbers, -1);
    for (int i = 0; i < kept.size(); i++) {
      numbers[kept.get(i).id] = i;
    }
    built = true;
    return new Corpus(
        file,
        kept.stream().map(one -> one.word).toList(),
        kept.stream().mapToLong(one -> one.count).toArray(),
        texts,
        numbers);
  }

  /** Deletes what was spooled, unless a corpus was built of it. */
  @Override
  public void close() throws IOException {
    if (!built) {
      out.close();
      Files.deleteIfExists(file);
    }
  }
}
