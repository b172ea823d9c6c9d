package io.rhema.model.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.testing.RandomTexts;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {

  /** Each text has a {@code ‖} where it is to be cut. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // Marks.
        "Hello world",
        "Hello.‖ How are you?‖ Fine!",
        "What?!‖ You must be joking!!!‖ No.",
        "Is it?‖ yes, it is.‖ Good.",
        "One sentence only.",
        "Bonjour.‖ Ça va ?‖ Oui.",
        "First.‖  Second.‖\tThird.",
        "Really?‖Yes!‖No.",
        "Is it at http://a.b/c?D=e or x@y.z?Q now?",
        // Titles, initials and other abbreviations.
        "Mr. Smith met Mrs. Jones.‖ They talked.",
        "Dr. No is a film.‖ I like it.",
        "J. R. R. Tolkien wrote it.‖ We read it.",
        "George W. Bush was president.‖ He lives in Texas.",
        "So did I.‖ And you?",
        "I. Newton discovered it.",
        "She lives in the U.S. Army base.‖ It is large.",
        "She lives in the U.S.‖ He lives in the U.K.‖ They write.",
        "He has a Ph.D. in physics.",
        "He has a Ph.D.‖ She has none.",
        "Use fruit, e.g. Apples or pears.‖ Wash them.",
        "Use fruit (e.g. apples, pears, etc.) and wash it.‖ Then eat.",
        "Apples, pears, etc.‖ All were eaten.",
        "Apple Inc. Chairman Cook spoke.‖ Shares rose.",
        "He works for Apple Inc.‖ He likes it.",
        "It is Paris vs. London.‖ Who wins?",
        "We meet at 5 p.m.‖ Bring wine.",
        "We meet at 5 p.m. on Monday.",
        "We meet at 5 p.m. Monday.‖ Bring wine.",
        "See No. 5 and no. 6.‖ They are good.",
        "The answer is no.‖ Nobody agreed.",
        "He said No.‖ Then he left.",
        "See Fig. 3 on p. 12.‖ It shows it.",
        "It was on Dec. 25.‖ We ate.",
        "They came in Dec.‖ We left.",
        "The cat sat.‖ Ann saw it.",
        "The St. Lawrence River is long.",
        "He lives on Main St.‖ The house is red.",
        "Smith et al. (2010) showed it.‖ Others did too.",
        "mr. smith came.‖ he left.",
        // Figures, addresses, names with a stop in them.
        "It costs 3.50 dollars.‖ Cheap!",
        "Pi is 3.14159.‖ Is it?",
        "Version 2.0.1 is out.‖ Get 2.1.‖ It is better.",
        "It was 1990.‖ 20 people came.",
        "It ended in 1990.‖ The end.",
        "Go to http://example.com/a.b?c=D.‖ Then wait.",
        "Mail bob.smith@example.com.‖ He answers.",
        "We use Node.js and .NET here.‖ They work.",
        "The 1st. of May is 1. May in German.",
        // Quotes and brackets.
        "\"Stop!\" he said.‖ \"Why?\"‖ \"Because.\"",
        "“I know.”‖ “Do you?”",
        "He said, “I know.”‖ She did not.",
        "(It was late.)‖ We left.",
        "« Oui. »‖ Il part.‖ « Non ! » dit-il.",
        "It was late (very late!) and we left.",
        "He asked 'Why?'‖ Nobody knew.",
        "\"really?\" she asked.‖ She was surprised.",
        // Ellipses.
        "Well... maybe.‖ Wait...‖ What?",
        "Well… maybe.‖ Wait…‖ What?",
        "Well . . . maybe.‖ Wait . . .‖ What?",
        // Emoji.
        "Great! 😀‖ Next one.",
        "Great!😀‖ Next one.",
        "Thanks. 👩‍👩‍👧‍👦 🇫🇷‖ Bye! 👍🏽",
        "I ❤️ you.‖ You know.",
        "Nice :)",
        "Nice. :)‖ Really nice.",
        "😀😀😀",
        "no mark 😀 Still one sentence",
        // Without capitals small letters begin sentences.
        "i like it.‖ it is good.‖ you know",
        "I like it. it is good.",
        "i like fruit, e.g. apples.‖ it is good.",
        // Line breaks.
        "First line\n‖Second line",
        "First line.\r\n‖\r\n‖Second line.",
        "Dear Bob,\n‖\n‖how are you?\n‖\n‖Ann",
        "This is a long line of a message that a terminal has\nwrapped in its middle.‖ It goes on.",
        "This is a long line of a message that ends with a mark.\n‖so the next one begins.",
        "This is a long line of a message that is a heading of\n‖\n‖another one.",
        "short line\n‖of a poem",
        // Lists.
        "1. Buy milk\n‖2. Buy bread",
        "1. Buy milk.‖ Then come home.",
        "- Buy milk.\n‖- Buy bread.",
        "iv. Buy milk.\n‖v. Buy bread.",
        "a. Buy milk.\n‖b. Buy bread.",
        // Other scripts.
        "你好。‖我很好！‖你呢？",
        "これは本です。‖あれもそうです。",
        "यह एक किताब है।‖ वह भी।",
        "هل أنت بخير؟‖ نعم.",
      })
  void cutsWhereASentenceEnds(String marked) {
    String text = marked.replace("‖", "");
    List<String> expected =
        Arrays.stream(marked.split("‖")).map(String::strip).filter(s -> !s.isEmpty()).toList();

    assertThat(SentenceSplitter.split(text)).extracting(s -> s.of(text)).isEqualTo(expected);
  }

  @Test
  void tellsWhereSentencesStand() {
    assertThat(SentenceSplitter.split("  Hi! \n Bye 😀. "))
        .containsExactly(new Sentence(2, 5), new Sentence(8, 15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "\u0000\u0007", "\u00A0\u3000\t"})
  void findsNoneInWhatIsBlank(String blank) {
    assertThat(SentenceSplitter.split(blank)).isEmpty();
  }

  static Stream<String> anyTexts() {
    return Stream.of(
            RandomTexts.of(1, 2_000), MarkedTexts.of(2, 4_000), MarkedTexts.loneSurrogates(3, 500))
        .flatMap(texts -> texts);
  }

  @ParameterizedTest
  @MethodSource("hugeTexts")
  void takesTimeInProportionToTheLength(String text) {
    assertCovers(text);
  }

  static Stream<String> hugeTexts() {
    return Stream.of(".", "a.", ". ", "\"", "😀", ".😀 ", "a\n", "! ", "(", "1.", ":)", " .")
        .map(part -> part.repeat(100_000));
  }

  @Test
  void sentencesAreInOrderAndTogetherHaveAllThatIsNotBlank() {
    anyTexts().forEach(SentenceSplitterTest::assertCovers);
  }

  private static void assertCovers(String text) {
    int behind = 0;
    for (Sentence sentence : SentenceSplitter.split(text)) {
      assertThat(isBlank(text, behind, sentence.start())).as(text).isTrue();
      assertThat(Characters.isBlank(text.codePointAt(sentence.start()))).as(text).isFalse();
      assertThat(Characters.isBlank(text.codePointBefore(sentence.end()))).as(text).isFalse();
      behind = sentence.end();
    }
    assertThat(isBlank(text, behind, text.length())).as(text).isTrue();
  }

  private static boolean isBlank(String text, int from, int to) {
    return from <= to && text.substring(from, to).codePoints().allMatch(Characters::isBlank);
  }

  /** Strings of what the rules look at, in any order. */
  private static final class MarkedTexts {
    private static final List<String> PARTS =
        List.of(
            ".", "..", "…", "!", "?", "。", " ", " ", " ", "\n", "\r\n", "\u00A0", "\"", "“", "”",
            "(", ")", "'", "a", "I", "Mr", "U.S", "the", "The", "No", "5", "12", "😀", "👩‍👧",
            "❤️", ":)", "-", "word", "Word", "p.m", "é", "你", ",", "\u0000");

    static Stream<String> of(long seed, int count) {
      Random random = new Random(seed);
      return Stream.generate(() -> any(random)).limit(count);
    }

    static Stream<String> loneSurrogates(long seed, int count) {
      Random random = new Random(seed);
      return Stream.generate(
              () ->
                  any(random)
                      + (char) (Character.MIN_SURROGATE + random.nextInt(0x800))
                      + any(random))
          .limit(count);
    }

    private static String any(Random random) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      return text.toString();
    }
  }
}
