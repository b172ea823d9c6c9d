package io.rhema.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Texts that need no data set: the demo's samples and the fine-tuning's, which were written for
 * this project, taken apart and put together by a seed. No text comes twice, so that nobody is fast
 * by remembering.
 */
final class OwnTexts implements TextKind.Pool {
  private static final String SAMPLES = "/io/rhema/local/demo/samples.jsonl";
  private static final String REPLAYED = "/io/rhema/training/tune/replay.txt";
  private static final List<String> NAMES =
      List.of("@mill_street", "@trainline", "@northwind", "@Ada", "@cafe_luna", "@helpdesk");
  private static final List<String> ENDS =
      List.of("!", "!!", " :)", " \uD83D\uDE0D", " \uD83D\uDE21", " #fail", " #happy", "", ".");

  private final List<String> written;
  private final Random random;

  private OwnTexts(List<String> written, Random random) {
    this.written = written;
    this.random = random;
  }

  /** Different texts of one kind. */
  static List<String> draw(TextKind kind, int count, long seed) throws IOException {
    Random random = new Random(seed);
    OwnTexts pool = new OwnTexts(written(), random);
    Set<String> drawn = new LinkedHashSet<>();
    while (drawn.size() < count) {
      drawn.add(kind.draw(pool, random));
    }
    return List.copyOf(drawn);
  }

  private static List<String> written() throws IOException {
    List<String> written = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : lines(SAMPLES)) {
      JsonNode text = json.readTree(line).path("text");
      if (text.isTextual() && !text.asText().isBlank()) {
        written.add(text.asText().strip());
      }
    }
    for (String line : lines(REPLAYED)) {
      if (!line.isBlank()) {
        written.add(line.strip());
      }
    }
    return written;
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = OwnTexts.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String[] words() {
    return any(written).split(" ");
  }

  @Override
  public String message() {
    String[] words = words();
    int length = Math.min(words.length, 4 + random.nextInt(8));
    int from = random.nextInt(words.length - length + 1);
    String part = String.join(" ", List.of(words).subList(from, from + length));
    return (random.nextBoolean() ? any(NAMES) + " " : "") + part + any(ENDS);
  }

  /** The beginning of one sentence and the end of another. */
  @Override
  public String sentence() {
    String[] first = words();
    String[] second = words();
    return String.join(" ", List.of(first).subList(0, (first.length + 1) / 2))
        + " "
        + String.join(" ", List.of(second).subList(second.length / 2, second.length));
  }

  @Override
  public String sentences(int count) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sentences.add(sentence());
    }
    return String.join(" ", sentences);
  }
}
