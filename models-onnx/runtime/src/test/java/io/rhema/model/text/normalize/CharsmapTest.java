package io.rhema.model.text.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.sentencepiece.CharsmapBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CharsmapTest {
  private static final byte[] BLOB =
      CharsmapBuilder.build(
          Map.of("a", "1", "abc", "3", "é", "e", "中", "zh", "中文", "", "😀", ":)", "é😀", "x"));

  private final Charsmap charsmap = Charsmap.parse(BLOB);

  @Test
  void theLongestSequenceIsReplaced() {
    assertThat(first("abcd")).isEqualTo("3 up to 3");
    assertThat(first("abd")).isEqualTo("1 up to 1");
    assertThat(first("é😀")).isEqualTo("x up to 3");
    assertThat(first("😀é")).isEqualTo(":) up to 2");
    assertThat(first("中文")).isEqualTo(" up to 2");
    assertThat(first("中国")).isEqualTo("zh up to 1");
  }

  @Test
  void whatHasNoRuleDoesNotMatch() {
    assertThat(first("bc")).isEqualTo("none");
    assertThat(first("è")).as("begins with the byte that é begins with").isEqualTo("none");
    assertThat(first("\u0000a")).isEqualTo("none");
    assertThat(first("\uD83D")).as("half of a character with a rule").isEqualTo("none");
    assertThat(first("")).isEqualTo("none");
  }

  @Test
  void noBlobIsNoRule() {
    assertThat(Charsmap.parse(new byte[0])).isSameAs(Charsmap.EMPTY);
    assertThat(Charsmap.EMPTY.longestMatch("a".toCharArray(), 0, 1)).isEqualTo(Charsmap.NO_MATCH);
  }

  @Test
  void aBlobWithoutItsReplacementsIsRefused() {
    int trie = ByteBuffer.wrap(BLOB).order(ByteOrder.LITTLE_ENDIAN).getInt();
    assertThatThrownBy(() -> Charsmap.parse(Arrays.copyOf(BLOB, Integer.BYTES + trie)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("whose replacement is at")
        .hasMessageEndingWith("of 0 bytes");
    assertThatThrownBy(() -> Charsmap.parse(Arrays.copyOf(BLOB, trie)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("says that its trie has " + trie);
  }

  @Test
  void aReplacementThatWouldBlowTextsUpIsRefused() {
    Map<String, String> rules = new HashMap<>(Map.of("a", "b", "c", "d".repeat(1_000_000)));
    assertThatThrownBy(() -> Charsmap.parse(CharsmapBuilder.build(rules)))
        .isInstanceOf(BundleException.class)
        .hasMessage("precompiled_charsmap has a replacement of more than 1024 bytes");
  }

  private String first(String text) {
    long match = charsmap.longestMatch(text.toCharArray(), 0, text.length());
    return match == Charsmap.NO_MATCH
        ? "none"
        : "%s up to %d".formatted(charsmap.replacement(match), Charsmap.end(match));
  }
}
