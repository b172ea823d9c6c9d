package io.rhema.training.vectors.train;

import io.rhema.training.vectors.VectorsException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Texts as ids of their words, in a temporary file that goes when the corpus is closed. Words are
 * numbered from the most frequent one; those without a number are left out.
 */
public final class Corpus implements AutoCloseable {
  private final Path file;
  private final List<String> words;
  private final long[] counts;
  private final long texts;
  private final int[] numbers;
  private final long total;

  /**
   * @param file what {@link CorpusBuilder} wrote
   * @param counts of the words
   * @param numbers of the ids in the file; -1 for words that are left out
   */
  Corpus(Path file, List<String> words, long[] counts, long texts, int[] numbers) {
    this.file = file;
    this.words = List.copyOf(words);
    this.counts = counts;
    this.texts = texts;
    this.numbers = numbers;
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    total = sum;
  }

  /** The words that get vectors, the most frequent first, equally frequent ones by spelling. */
  public List<String> words() {
    return words;
  }

  /** How often a word occurs. */
  public long count(int word) {
    return counts[word];
  }

  /** How often these words occur together. */
  public long total() {
    return total;
  }

  public long texts() {
    return texts;
  }

  /** A new reading of every {@code of}th text. */
  Reading read(int part, int of) throws IOException {
    return new Reading(
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16)),
        part,
        of);
  }

  /** Goes through texts once. */
  final class Reading implements AutoCloseable {
    private final DataInputStream in;
    private final int part;
    private final int of;
    private long next;

    private Reading(DataInputStream in, int part, int of) {
      this.in = in;
      this.part = part;
      this.of = of;
    }

    /** The words of the next text that have numbers, or null at the end. */
    int[] next() throws IOException {
      while (next < texts) {
        boolean mine = next++ % of == part;
        int[] ids = mine ? new int[in.readInt()] : null;
        if (mine) {
          return numbered(ids);
        }
        in.skipNBytes((long) Integer.BYTES * in.readInt());
      }
      return null;
    }

    private int[] numbered(int[] ids) throws IOException {
      int kept = 0;
      for (int i = 0; i < ids.length; i++) {
        int number = numbers[in.readInt()];
        ids[kept] = number;
        kept += number >= 0 ? 1 : 0;
      }
      return kept == ids.length ? ids : Arrays.copyOf(ids, kept);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new VectorsException("Cannot delete the temporary file %s.".formatted(file), e);
    }
  }
}
