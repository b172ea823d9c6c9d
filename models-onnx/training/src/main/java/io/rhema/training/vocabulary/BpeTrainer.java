package io.rhema.training.vocabulary;

import io.rhema.training.vocabulary.BpeVocabulary.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Learns a byte-level BPE vocabulary as Hugging Face's {@code tokenizers} does (Sennrich, Haddow
 * and Birch 2016; GPT-2's words and bytes): starting from the 256 bytes, the pair of neighbouring
 * pieces that is most frequent within words becomes a piece, again and again. The same texts give
 * the same vocabulary, in whatever order they come.
 */
public final class BpeTrainer {
  /** A pair that occurs only once teaches nothing about any other text. */
  private static final long LEAST = 2;

  private final List<String> specials;
  private final List<String> pieces;
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<Merge> merges = new ArrayList<>();

  private BpeTrainer(List<String> specials) {
    this.specials = List.copyOf(specials);
    Set<String> first = new LinkedHashSet<>(specials);
    first.addAll(ByteLevelWords.alphabet());
    pieces = new ArrayList<>(first);
    for (int id = 0; id < pieces.size(); id++) {
      ids.put(pieces.get(id), id);
    }
    if (pieces.size() != specials.size() + 256) {
      throw new IllegalArgumentException(
          "The special tokens %s must differ from each other and from all single bytes"
              .formatted(specials));
    }
  }

  /**
   * Learns from texts.
   *
   * @param texts read once, none is kept
   * @param size how many pieces, with the special tokens and the 256 bytes; fewer come out if the
   *     texts have no more pairs that occur twice
   * @param specials names of the special tokens, whose ids are 0, 1 and so on
   * @throws IllegalArgumentException if size is less than the special tokens and bytes need, or if
   *     a special token comes twice or is a byte
   */
  public static BpeVocabulary train(Iterable<String> texts, int size, List<String> specials) {
    BpeTrainer trainer = new BpeTrainer(specials);
    int least = trainer.pieces.size();
    if (size < least) {
      throw new IllegalArgumentException(
          "Invalid vocabulary size %d: must be at least %d, %d special tokens and 256 bytes"
              .formatted(size, least, specials.size()));
    }
    trainer.learn(trainer.words(texts), size);
    return new BpeVocabulary(specials, trainer.pieces, trainer.merges);
  }

  private List<SpelledWord> words(Iterable<String> texts) {
    Map<String, Long> counts = new HashMap<>();
    ByteLevelWords cutter = new ByteLevelWords();
    texts.forEach(text -> cutter.forEach(text, word -> counts.merge(word, 1L, Math::addExact)));
    List<SpelledWord> words = new ArrayList<>(counts.size());
    counts.forEach((word, count) -> words.add(new SpelledWord(bytes(word), count)));
    return words;
  }

  private int[] bytes(String word) {
    return word.chars().map(c -> ids.get(Character.toString(c))).toArray();
  }

  private void learn(List<SpelledWord> words, int size) {
    PairCounts counts = new PairCounts(words);
    while (pieces.size() < size) {
      Optional<PiecePair> next = counts.poll(LEAST);
      if (next.isEmpty()) {
        return;
      }
      PiecePair pair = next.get();
      Merge merge = new Merge(pieces.get(pair.left()), pieces.get(pair.right()));
      // A text that happens to hold the name of a special token must not get its id.
      if (!specials.contains(merge.piece())) {
        merges.add(merge);
        counts.merge(pair, id(merge.piece()));
      }
    }
  }

  /** Two merges may spell the same piece. */
  private int id(String piece) {
    return ids.computeIfAbsent(
        piece,
        added -> {
          pieces.add(added);
          return pieces.size() - 1;
        });
  }
}
