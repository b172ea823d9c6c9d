package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.text.sentencepiece.Algorithm;
import io.rhema.model.text.sentencepiece.CharsmapBuilder;
import io.rhema.model.text.sentencepiece.SpmFile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small SentencePiece models learned from {@link MadeUpLines}, free of anybody's rights. */
final class TinySpm {
  /** What a charsmap can do: fold, compose, drop, make blanks, begin alike. */
  static final byte[] CHARSMAP =
      CharsmapBuilder.build(
          Map.ofEntries(
              Map.entry("ﬁ", "fi"),
              Map.entry("ﬂ", "fl"),
              Map.entry("½", "1⁄2"),
              Map.entry("℃", "°C"),
              Map.entry("①", "1"),
              Map.entry("…", "..."),
              Map.entry("e\u0301", "é"),
              Map.entry("o\u0308", "ö"),
              Map.entry("o\u0308\u0304", "ȫ"),
              Map.entry("か\u3099", "が"),
              Map.entry("\u0301", "´"),
              Map.entry("\uFE0F", ""),
              Map.entry("\u00AD", ""),
              Map.entry("\u200B", ""),
              Map.entry("\t", " "),
              Map.entry("\n", " "),
              Map.entry("\u00A0", " "),
              Map.entry("\u3000", "  "),
              Map.entry("\u2003", " - "),
              Map.entry("👍🏽", "👍"),
              Map.entry("great", "good")));

  /** Learned once, for it takes a while. */
  private static final JsonNode MERGES = TinyBpe.characters().path("model");

  private static final int PIECES = 1_500;
  private static final int LONGEST = 8;

  private TinySpm() {}

  /** Adds the most frequent substrings of words, with their log-probabilities. */
  static SpmFile unigram(SpmFile file) {
    Map<String, Integer> counts = new TreeMap<>();
    words().flatMap(TinySpm::substrings).forEach(part -> counts.merge(part, 1, Integer::sum));
    double total = counts.values().stream().mapToInt(Integer::intValue).sum();
    counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 2 && !file.has(entry.getKey()))
        .sorted(Comparator.comparingInt(entry -> -entry.getValue() * entry.getKey().length()))
        .limit(PIECES)
        .forEach(entry -> file.piece(entry.getKey(), Math.log(entry.getValue() / total)));
    return file;
  }

  /** Adds what merges make, the first with the highest score, and the characters behind them. */
  static SpmFile bpe(SpmFile file) {
    Set<String> pieces = new HashSet<>();
    MERGES
        .path("merges")
        .forEach(merge -> add(merge.path(0).asText() + merge.path(1).asText(), pieces, file));
    MERGES
        .path("vocab")
        .fieldNames()
        .forEachRemaining(
            piece -> {
              if (piece.codePointCount(0, piece.length()) == 1) {
                add(piece, pieces, file);
              }
            });
    return file.algorithm(Algorithm.BPE);
  }

  private static void add(String piece, Set<String> pieces, SpmFile file) {
    if (pieces.add(piece) && !file.has(piece)) {
      file.piece(piece, -pieces.size());
    }
  }

  /** Adds the most frequent words. */
  static SpmFile words(SpmFile file) {
    Map<String, Integer> counts = new TreeMap<>();
    words().forEach(word -> counts.merge(word, 1, Integer::sum));
    counts.forEach(
        (word, count) -> {
          if (count > 2) {
            file.piece(word, count);
          }
        });
    return file.algorithm(Algorithm.WORD);
  }

  /** Adds the characters of words. */
  static SpmFile characters(SpmFile file) {
    words()
        .flatMap(word -> word.codePoints().mapToObj(Character::toString))
        .filter(character -> !character.equals("q") && !file.has(character))
        .distinct()
        .forEach(character -> file.piece(character, 0));
    return file.algorithm(Algorithm.CHAR);
  }

  private static Stream<String> words() {
    return MadeUpLines.of(41, 500)
        .flatMap(line -> Arrays.stream(line.split("\\s+")))
        .filter(word -> !word.isEmpty())
        .map(word -> "▁" + word);
  }

  private static Stream<String> substrings(String word) {
    int[] points = word.codePoints().toArray();
    return Stream.iterate(0, from -> from < points.length, from -> from + 1)
        .flatMap(
            from ->
                Stream.iterate(1, n -> n <= LONGEST && from + n <= points.length, n -> n + 1)
                    .map(n -> new String(points, from, n)));
  }
}
