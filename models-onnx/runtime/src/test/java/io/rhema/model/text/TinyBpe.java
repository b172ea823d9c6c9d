package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.text.normalize.ByteAlphabet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Small BPE tokenizers learned from {@link MadeUpLines}, as {@code tokenizer.json}: good enough to
 * have merges of every length, and free of anybody's rights.
 */
final class TinyBpe {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MERGES = 600;

  private final Map<List<String>, Integer> words;
  private final Set<String> pieces = new LinkedHashSet<>();
  private final List<List<String>> merges = new ArrayList<>();

  private final String prefix;

  private TinyBpe(Map<List<String>, Integer> words, List<String> alphabet, String prefix) {
    this.words = words;
    this.prefix = prefix;
    alphabet.forEach(pieces::add);
    words.keySet().forEach(pieces::addAll);
    while (merges.size() < MERGES) {
      mergeMostFrequent();
    }
  }

  private void mergeMostFrequent() {
    Map<List<String>, Integer> counts = new HashMap<>();
    words.forEach(
        (word, count) ->
            IntStream.range(1, word.size())
                .forEach(
                    i -> counts.merge(List.of(word.get(i - 1), word.get(i)), count, Integer::sum)));
    List<String> best =
        counts.keySet().stream()
            .max(
                Comparator.<List<String>>comparingInt(counts::get)
                    .thenComparing(pair -> String.join(" ", pair)))
            .orElseThrow();
    merges.add(best);
    pieces.add(join(best.get(0), best.get(1)));
    Map<List<String>, Integer> merged = new LinkedHashMap<>();
    words.forEach((word, count) -> merged.merge(merge(word, best), count, Integer::sum));
    words.clear();
    words.putAll(merged);
  }

  private String join(String left, String right) {
    return left + right.substring(prefix.length());
  }

  private List<String> merge(List<String> word, List<String> pair) {
    List<String> merged = new ArrayList<>();
    for (int i = 0; i < word.size(); i++) {
      boolean both = i + 1 < word.size() && word.subList(i, i + 2).equals(pair);
      merged.add(both ? join(word.get(i), word.get(++i)) : word.get(i));
    }
    return merged;
  }

  /** The words of a few lines, each as the list of pieces that {@code split} makes of it. */
  private static Map<List<String>, Integer> words(Function<String, List<String>> split) {
    Map<List<String>, Integer> words = new LinkedHashMap<>();
    MadeUpLines.of(21, 400)
        .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
        .map(split)
        .forEach(word -> words.merge(word, 1, Integer::sum));
    return words;
  }

  private static List<String> characters(String word) {
    return word.codePoints().mapToObj(Character::toString).toList();
  }

  private static String bytes(String text) {
    StringBuilder bytes = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      bytes.append(ByteAlphabet.charOf(b & 0xFF));
    }
    return bytes.toString();
  }

  /** Three special tokens, the byte alphabet, merges; no normalizer, all else {@code ByteLevel}. */
  static ObjectNode byteLevel() {
    List<String> alphabet =
        IntStream.range(0, 256).mapToObj(b -> "" + ByteAlphabet.charOf(b)).toList();
    return new TinyBpe(words(word -> characters(bytes(" " + word))), alphabet, "").json();
  }

  /** Characters as pieces, {@code ▁} for blanks, {@code <0x00>} to {@code <0xFF>}. */
  static ObjectNode characters() {
    List<String> bytes = IntStream.range(0, 256).mapToObj("<0x%02X>"::formatted).toList();
    return new TinyBpe(words(word -> characters("▁" + word)), bytes, "").json();
  }

  /** Characters as pieces, those that do not begin a word with a prefix, the last with a suffix. */
  static ObjectNode marked(String prefix, String suffix) {
    Function<String, List<String>> split =
        word -> {
          List<String> characters = new ArrayList<>(characters(word));
          characters.replaceAll(c -> prefix + c);
          characters.set(0, characters.get(0).substring(prefix.length()));
          characters.set(characters.size() - 1, characters.get(characters.size() - 1) + suffix);
          return characters;
        };
    ObjectNode root = new TinyBpe(words(split), List.of(), prefix).json();
    ((ObjectNode) root.get("model"))
        .put("continuing_subword_prefix", prefix.isEmpty() ? null : prefix)
        .put("end_of_word_suffix", suffix.isEmpty() ? null : suffix)
        .put("unk_token", "<unk>");
    return root;
  }

  private ObjectNode json() {
    ObjectNode root =
        (ObjectNode)
            parse(
                """
                {"version":"1.0","truncation":null,"padding":null,
                "added_tokens":[
                {"id":0,"content":"<pad>","single_word":false,"lstrip":false,"rstrip":false,
                "normalized":false,"special":true},
                {"id":1,"content":"</s>","single_word":false,"lstrip":false,"rstrip":false,
                "normalized":false,"special":true},
                {"id":2,"content":"<unk>","single_word":false,"lstrip":false,"rstrip":false,
                "normalized":false,"special":true}],
                "normalizer":null,
                "pre_tokenizer":{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,
                "use_regex":true},
                "post_processor":null,
                "decoder":{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,
                "use_regex":true},
                "model":{"type":"BPE","dropout":null,"unk_token":null,
                "continuing_subword_prefix":null,"end_of_word_suffix":null,"fuse_unk":false,
                "byte_fallback":false,"ignore_merges":false,"vocab":{},"merges":[]}}""");
    ObjectNode vocabulary = (ObjectNode) root.at("/model/vocab");
    Stream.concat(Stream.of("<pad>", "</s>", "<unk>"), pieces.stream())
        .forEach(piece -> vocabulary.put(piece, vocabulary.size()));
    ArrayNode list = (ArrayNode) root.at("/model/merges");
    merges.forEach(pair -> list.addArray().add(pair.get(0)).add(pair.get(1)));
    return root;
  }

  /** Replaces a part of a tokenizer by the JSON given. */
  static Consumer<ObjectNode> with(String part, String json) {
    return root -> root.set(part, parse(json));
  }

  /** Sets an option of the model to the JSON given. */
  static Consumer<ObjectNode> model(String option, String json) {
    return root -> ((ObjectNode) root.get("model")).set(option, parse(json));
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a changed copy of a tokenizer into a folder of its own under {@code folder}. */
  static Path write(Path folder, ObjectNode tokenizer, Consumer<ObjectNode> change) {
    ObjectNode copy = tokenizer.deepCopy();
    change.accept(copy);
    return write(folder, copy);
  }

  /** Writes a tokenizer into a folder of its own under {@code folder}. */
  static Path write(Path folder, ObjectNode tokenizer) {
    try {
      Path file = Files.createTempDirectory(folder, "tokenizer").resolve("tokenizer.json");
      MAPPER.writeValue(file.toFile(), tokenizer);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
