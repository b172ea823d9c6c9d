package io.rhema.training.data.pair;

import io.rhema.training.data.RowEncoder;
import io.rhema.training.recipe.Cleaning;
import io.rhema.training.recipe.PairFile;
import io.rhema.training.recipe.Variation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a translation model learns from: texts, and token ids once there is a vocabulary. */
public final class PairCorpus {
  private final List<CorpusPart> parts = new ArrayList<>();

  private PairCorpus() {}

  /**
   * Reads and cleans files and adds their variants.
   *
   * @param folder that the files' paths are relative to
   * @param seed of the choice of variants
   */
  public static PairCorpus read(
      Path folder, List<PairFile> files, Cleaning cleaning, Variation variation, long seed)
      throws IOException {
    PairCorpus corpus = new PairCorpus();
    for (PairFile file : files) {
      List<TextPair> read = PairTexts.read(folder, file);
      PairCleaner cleaner = new PairCleaner(cleaning);
      List<TextPair> clean = cleaner.clean(read);
      List<TextPair> variants = PairVariants.of(clean, variation, seed);
      corpus.parts.add(new CorpusPart(file, read.size(), cleaner, clean, variants));
    }
    return corpus;
  }

  /** All texts of both languages, without the variants, each once however often it is repeated. */
  public Iterable<String> texts() {
    return () ->
        parts.stream()
            .flatMap(part -> part.pairs().stream())
            .flatMap(pair -> Stream.of(pair.source(), pair.target()))
            .iterator();
  }

  /** Encodes all pairs; those that don't fit are dropped. */
  public Encoded encode(RowEncoder rows) {
    EncodedPairs.Builder pairs = new EncodedPairs.Builder();
    IntStream.Builder members = IntStream.builder();
    for (CorpusPart part : parts) {
      int first = pairs.size();
      part.encode(rows, pairs);
      for (int i = 0; i < part.file().repeat(); i++) {
        IntStream.range(first, pairs.size()).forEach(members::add);
      }
    }
    return new Encoded(pairs.build(), members.build().toArray());
  }

  /** What became of each file, as sentences; complete when the pairs are encoded. */
  public List<String> summary() {
    return parts.stream().map(CorpusPart::summary).toList();
  }

  /**
   * Pairs as token ids.
   *
   * @param members the pairs of an epoch, as indexes, those of repeated files several times
   */
  public record Encoded(EncodedPairs pairs, int[] members) {

    /** Of an epoch, both sides. */
    public long tokens() {
      return IntStream.of(members)
          .mapToLong(pair -> pairs.sourceLength(pair) + pairs.targetLength(pair))
          .sum();
    }
  }
}
