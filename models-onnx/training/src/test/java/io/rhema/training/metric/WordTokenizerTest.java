package io.rhema.training.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTokenizerTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "Hello, world! | Hello , world !",
        "It wasn't 3.14 or 5,300. | It wasn't 3.14 or 5,300 .",
        "a.b 1.b a.1 | a . b 1 . b a . 1",
        "well-known 10-20 | well-known 10 - 20",
        "&quot;x&quot; &amp;amp; &lt;b&gt; | \" x \" & amp ; < b >",
        "l'homme (23 €) [sic] 50% | l'homme ( 23 € ) [ sic ] 50 %",
        "a/b a@b.c #1 x_y ^ ~ | a / b a @ b . c # 1 x _ y ^ ~",
        "<skipped>one | one",
        "... | . . .",
      })
  void cutsAsMtevalDoes(String text, String words) {
    assertThat(String.join(" ", WordTokenizer.MTEVAL_13A.words(text))).isEqualTo(words);
  }

  @Test
  void joinsWhatMtevalJoins() {
    assertThat(WordTokenizer.MTEVAL_13A.words("hyphen-\nated and\nmore"))
        .containsExactly("hyphenated", "and", "more");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "L'homme qu'on voit, là-bas, mange. | L' homme qu' on voit , là-bas , mange .",
        "Il a 5,300 m. ici. | Il a 5,300 m. ici .",
        "Aujourd'hui... c'est bon ! | Aujourd' hui ... c' est bon !",
        "les jeux des '90 ' ok | les jeux des ' 90 ' ok",
        "a,b,c 1,2, | a , b , c 1,2 ,",
        "U.S. A. | U.S. A .",
        "« deux » (un) | « deux » ( un )",
        "dit 'oui.' | dit ' oui . '",
      })
  void cutsFrenchAsMosesDoes(String text, String words) {
    assertThat(String.join(" ", WordTokenizer.moses("fr").words(text))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        // the examples in the README of sacremoses, without escapes
        "This, is a sentence with weird» symbols… appearing everywhere¿"
            + " | This , is a sentence with weird » symbols … appearing everywhere ¿",
        "This ain't funny. It's actually hillarious, yet double Ls. [] < > [ ] & You're gonna"
            + " shake it off? Don't?"
            + " | This ain 't funny . It 's actually hillarious , yet double Ls . [ ] < > [ ] & You"
            + " 're gonna shake it off ? Don 't ?",
        "the 1990's dogs' 5' | the 1990 's dogs ' 5'",
      })
  void cutsEnglishAsMosesDoes(String text, String words) {
    assertThat(String.join(" ", WordTokenizer.moses("en").words(text))).isEqualTo(words);
  }

  @Test
  void partsEveryApostropheOfOtherLanguages() {
    assertThat(WordTokenizer.moses("de").words("Wie geht's"))
        .containsExactly("Wie", "geht", "'", "s");
  }

  @Test
  void losesNoCharacterButSpace() {
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      String text =
          random
              .ints(40, 0x20, 0x250)
              .filter(c -> c != '&' && c != '<' && !Character.isISOControl(c))
              .mapToObj(Character::toString)
              .reduce("", String::concat);
      String bare = Whitespace.remove(text);

      assertThat(String.join("", WordTokenizer.MTEVAL_13A.words(text))).isEqualTo(bare);
      assertThat(String.join("", WordTokenizer.moses("fr").words(text))).isEqualTo(bare);
      assertThat(String.join("", WordTokenizer.moses("en").words(text))).isEqualTo(bare);
    }
  }

  @Test
  void nothingHasNoWords() {
    assertThat(WordTokenizer.MTEVAL_13A.words("")).isEmpty();
    assertThat(WordTokenizer.moses("fr").words(" \u00a0\n")).isEmpty();
    assertThat(WordTokenizer.NONE.words(" a  b\u2003c ")).containsExactly("a", "b", "c");
  }
}
