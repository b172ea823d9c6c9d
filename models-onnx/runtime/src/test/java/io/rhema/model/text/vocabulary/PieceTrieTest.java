package io.rhema.model.text.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PieceTrieTest {

  @Test
  void eachStringHasItsNumberAndNoOtherHasOne() {
    Random random = new Random(41);
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      numbers.put(string(random), i);
    }
    PieceTrie trie = PieceTrie.of(numbers);
    numbers.forEach((string, number) -> assertThat(number(trie, string)).isEqualTo(number));
    for (int i = 0; i < 20_000; i++) {
      String string = string(random);
      assertThat(number(trie, string)).isEqualTo(numbers.getOrDefault(string, PieceTrie.NONE));
    }
  }

  private static String string(Random random) {
    StringBuilder string = new StringBuilder();
    for (int k = random.nextInt(6); k >= 0; k--) {
      // Few letters, so that strings share beginnings, and now and then any unit at all.
      boolean anything = random.nextInt(20) == 0;
      string.append((char) (anything ? random.nextInt(0x10000) : 'a' + random.nextInt(8)));
    }
    return string.toString();
  }

  @Test
  void anEmptyTrieHasNothing() {
    PieceTrie trie = PieceTrie.of(Map.of());
    assertThat(trie.child(PieceTrie.ROOT, 'a')).isEqualTo(PieceTrie.NONE);
    assertThat(trie.node("")).isEqualTo(PieceTrie.ROOT);
    assertThat(trie.node("a")).isEqualTo(PieceTrie.NONE);
  }

  @Test
  void theEmptyStringCanHaveANumber() {
    PieceTrie trie = PieceTrie.of(Map.of("", 7, "a", 8));
    assertThat(trie.value(PieceTrie.ROOT)).isEqualTo(7);
    assertThat(number(trie, "a")).isEqualTo(8);
  }

  @Test
  void aBeginningIsANodeWithoutANumber() {
    PieceTrie trie = PieceTrie.of(Map.of("##ing", 3));
    assertThat(trie.node("##")).isNotEqualTo(PieceTrie.NONE);
    assertThat(trie.value(trie.node("##"))).isEqualTo(PieceTrie.NONE);
    assertThat(trie.node("#a")).isEqualTo(PieceTrie.NONE);
  }

  @Test
  void aStringThatRecursionCouldNotLayOutIsRefused() {
    assertThat(number(PieceTrie.of(Map.of("a".repeat(1024), 1)), "a".repeat(1024))).isEqualTo(1);
    assertThatThrownBy(() -> PieceTrie.of(Map.of("a".repeat(100_000), 1)))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "the vocabulary has a piece of 100,000 characters, '%s…'; the longest may have 1,024",
            "a".repeat(20));
  }

  private static int number(PieceTrie trie, String string) {
    int node = trie.node(string);
    return node == PieceTrie.NONE ? PieceTrie.NONE : trie.value(node);
  }
}
