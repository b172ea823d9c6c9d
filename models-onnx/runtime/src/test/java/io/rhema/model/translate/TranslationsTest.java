package io.rhema.model.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.generate.Finish;
import io.rhema.model.generate.Generated;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.session.InferenceException;
import io.rhema.model.testing.RandomTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All but the model, whose part is taken by one that writes each row in capitals. */
class TranslationsTest {
  private static final CodePoints VOCABULARY = new CodePoints();

  /** What the model was given, batch by batch. */
  private final List<List<String>> batches = new ArrayList<>();

  private RowGenerator model = (rows, maxTokens, limit) -> capitals(rows);
  private GenerationOptions options = GenerationOptions.greedy(10_000);
  private TranslationLimits limits = new TranslationLimits(512, Duration.ofHours(1));
  private int maxTokens = 512;

  private List<Generated> capitals(List<int[]> rows) {
    batches.add(rows.stream().map(VOCABULARY::decode).toList());
    return rows.stream().map(row -> written(capitals(row), Finish.END)).toList();
  }

  private static String capitals(int[] row) {
    return VOCABULARY.decode(row).toUpperCase(Locale.ROOT);
  }

  private static Generated written(String text, Finish finish) {
    return new Generated(VOCABULARY.encode(text).ids(), -1, -0.5, finish);
  }

  private List<TranslationOutcome> outcomes(String... texts) {
    return new Translations(model, VOCABULARY, VOCABULARY, maxTokens, options, limits)
        .of(List.of(texts), TranslationObserver.NONE);
  }

  private TranslatedText translated(String text) {
    return ((TranslationOutcome.Translated) outcomes(text).get(0)).text();
  }

  @Test
  void keepsWhatIsBetweenSentences() {
    String text = "  Hello there.   How are\tyou?\r\n\r\n\u00A0Fine.\n";

    assertThat(translated(text).text())
        .isEqualTo("  HELLO THERE.   HOW ARE YOU?\r\n\r\n\u00A0FINE.\n");
  }

  @Test
  void tellsWhereEachSentenceStandsInBothTexts() {
    model =
        (rows, most, limit) ->
            rows.stream().map(row -> written(capitals(row) + "+++", Finish.END)).toList();
    String text = "Hello. How are you?\n\nFine!";

    TranslatedText translated = translated(text);

    assertThat(translated.text()).isEqualTo("HELLO.+++ HOW ARE YOU?+++\n\nFINE!+++");
    assertThat(translated.sentences())
        .extracting(s -> text.substring(s.start(), s.end()))
        .containsExactly("Hello.", "How are you?", "Fine!");
    assertThat(translated.sentences())
        .extracting(s -> translated.text().substring(s.targetStart(), s.targetEnd()))
        .containsExactly("HELLO.+++", "HOW ARE YOU?+++", "FINE!+++");
    assertThat(translated.sentences())
        .allSatisfy(
            s -> {
              assertThat(s.score()).isEqualTo(-0.5);
              assertThat(s.finish()).isEqualTo(Ending.END);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "😀",
        "😀😀 👍🏽!!",
        "42",
        "3.50 €",
        "?!",
        "...",
        "12/11/2026 10:30",
        ":)",
        "<3",
        "https://example.com/a?b=C",
        "@united #fail",
        "bob.smith@example.com"
      })
  void copiesWhatHasNoWords(String text) {
    TranslatedText translated = translated(text);

    assertThat(translated.text()).isEqualTo(text);
    assertThat(translated.sentences())
        .extracting(TranslatedSentence::finish)
        .containsOnly(Ending.COPIED);
    assertThat(batches).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Great! 😀|GREAT! 😀|Great!",
        "😀 great😀|😀 GREAT😀|great",
        "@united thank you|@united THANK YOU|thank you",
        "see this https://t.co/aB #win #Fun|SEE THIS https://t.co/aB #win #Fun|see this",
        "1. buy milk|1. BUY MILK|buy milk",
        "- buy milk|- BUY MILK|buy milk",
        "• buy 2 apples :)|• BUY 2 APPLES :)|buy 2 apples",
        "I ❤️ you|I ❤️ YOU|I ❤️ you",
        "5 people came|5 PEOPLE CAME|5 people came",
        "#paris is nice|#PARIS IS NICE|#paris is nice",
        "(really!)|(REALLY!)|(really!)",
      })
  void givesTheModelWhatIsToBeTranslated(String text, String expected, String given) {
    assertThat(translated(text).text()).isEqualTo(expected);
    assertThat(batches).containsExactly(List.of(given));
  }

  @Test
  void neverGivesTheModelAControlCharacterOrALineBreak() {
    String text =
        "One\u0000two\u0007 \u0085three of a long line that a terminal has wrapped here\nfour.";

    assertThat(translated(text).sentences()).hasSize(2);
    assertThat(batches)
        .containsExactly(
            List.of("One two", "three of a long line that a terminal has wrapped here four."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n ", "\u0000"})
  void aBlankTextHasNoSentences(String blank) {
    assertThat(translated(blank)).isEqualTo(new TranslatedText(blank, List.of()));
  }

  @Test
  void cutsALongSentenceBehindAClause() {
    maxTokens = 21;

    TranslatedText translated = translated("when it rains, we stay at home and read a book");

    assertThat(batches.stream().flatMap(List::stream))
        .containsExactlyInAnyOrder("when it rains, ", "we stay at home and ", "read a book");
    assertThat(translated.text()).isEqualTo("WHEN IT RAINS, WE STAY AT HOME AND READ A BOOK");
    assertThat(translated.sentences()).hasSize(1);
  }

  @Test
  void cutsAWordThatIsTooLongAnywhere() {
    maxTokens = 6;

    assertThat(translated("abcdefghijkl").text()).isEqualTo("ABCDE FGHIJ KL");
  }

  @Test
  void translatesASentenceOfFiveThousandWords() {
    TranslatedText translated = translated("word ".repeat(5_000).strip());

    assertThat(translated.text()).isEqualTo("WORD ".repeat(5_000).strip());
    assertThat(translated.sentences()).hasSize(1);
    assertThat(batches).allSatisfy(batch -> assertThat(batch).allMatch(row -> row.length() < 512));
  }

  @Test
  void formsBatchesOfSentencesOfOneLengthWithinTheBudget() {
    limits = new TranslationLimits(24, Duration.ofHours(1));

    outcomes("aaaaaaa. bb. ccccccc. dd.", "ee. fffffffffffffffffffffffff.");

    assertThat(batches)
        .containsExactly(
            List.of("bb.", "dd.", "ee."),
            List.of("aaaaaaa.", "ccccccc."),
            List.of("fffffffffffffffffffffffff."));
  }

  @Test
  void endsALoopAtThreeTimesTheSentence() {
    List<Integer> most = new ArrayList<>();
    model =
        (rows, maxTokens, limit) -> {
          most.add(maxTokens);
          return rows.stream().map(row -> written("la la la", Finish.MAX_TOKENS)).toList();
        };

    assertThat(translated("hello").sentences().get(0).finish()).isEqualTo(Ending.MAX_TOKENS);
    assertThat(most).containsExactly(3 * "hello+".length() + 16);
  }

  @Test
  void aRowThatItsTimeCutsOffIsGivenAndMarked() {
    model =
        (rows, most, limit) -> rows.stream().map(row -> written("HAL", Finish.DEADLINE)).toList();

    TranslatedText translated = translated("half a sentence");

    assertThat(translated.text()).isEqualTo("HAL");
    assertThat(translated.sentences().get(0).finish()).isEqualTo(Ending.DEADLINE);
  }

  @Test
  void beginsNoBatchWhenAllTimeIsOver() {
    limits = new TranslationLimits(512, Duration.ZERO);

    List<TranslationOutcome> outcomes = outcomes("Hello. 😀", "42");

    assertThat(batches).isEmpty();
    assertThat(outcomes.get(0)).isInstanceOf(TranslationOutcome.Unfinished.class);
    assertThat(outcomes.get(1)).isInstanceOf(TranslationOutcome.Translated.class);
  }

  @Test
  void givesABatchWhatIsLeftOfTheTime() {
    limits = new TranslationLimits(512, Duration.ofMinutes(5));
    options = options.withLimit(Duration.ofMinutes(10));
    List<Duration> given = new ArrayList<>();
    model =
        (rows, most, limit) -> {
          given.add(limit);
          return capitals(rows);
        };

    outcomes("hello");

    assertThat(given)
        .singleElement()
        .satisfies(
            limit -> assertThat(limit).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(5)));
  }

  @Test
  void blamesTheTextThatTheModelFailsOn() {
    model =
        (rows, most, limit) -> {
          if (rows.stream().anyMatch(row -> VOCABULARY.decode(row).contains("poison"))) {
            throw new InferenceException("no");
          }
          return capitals(rows);
        };

    List<TranslationOutcome> outcomes =
        outcomes("one. two.", "three. a poison.", "four.", "five. six. seven.");

    assertThat(outcomes)
        .extracting(outcome -> outcome.getClass().getSimpleName())
        .containsExactly("Translated", "Failed", "Translated", "Translated");
    assertThat(((TranslationOutcome.Translated) outcomes.get(3)).text().text())
        .isEqualTo("FIVE. SIX. SEVEN.");
  }

  @Test
  void blamesNobodyWhenTheModelFailsOnEverything() {
    model =
        (rows, most, limit) -> {
          throw new InferenceException("broken");
        };

    assertThatThrownBy(() -> outcomes("one.", "two."))
        .isInstanceOf(InferenceException.class)
        .hasMessage("broken");
  }

  @Test
  void tellsTheObserverWhatABatchTook() {
    List<TranslatedBatch> seen = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    TranslationObserver observer =
        new TranslationObserver() {
          @Override
          public void begins() {
            calls.add("begins");
          }

          @Override
          public void translated(TranslatedBatch batch) {
            seen.add(batch);
          }

          @Override
          public void ends() {
            calls.add("ends");
          }
        };

    new Translations(model, VOCABULARY, VOCABULARY, maxTokens, options, limits)
        .of(List.of("hello.", "bye."), observer);

    TranslatedBatch batch = seen.get(0);
    assertThat(seen).hasSize(1);
    assertThat(batch.rows()).isEqualTo(2);
    assertThat(batch.sourceTokens()).isEqualTo(7 + 5);
    assertThat(batch.paddedTokens()).isEqualTo(2 * 7);
    assertThat(batch.targetTokens()).isEqualTo(6 + 4);
    assertThat(batch.steps()).isEqualTo(7);
    assertThat(batch.unfinished()).isZero();
    assertThat(calls).containsExactly("begins", "ends");
  }

  @Test
  void aModelThatRepeatsItsSourceGivesTheTextBack() {
    model =
        (rows, most, limit) ->
            rows.stream().map(row -> written(VOCABULARY.decode(row), Finish.END)).toList();
    String[] texts = RandomTexts.of(11, 500).toArray(String[]::new);

    List<TranslationOutcome> outcomes = outcomes(texts);

    assertThat(outcomes).hasSameSizeAs(texts);
    for (int i = 0; i < texts.length; i++) {
      TranslatedText translated = ((TranslationOutcome.Translated) outcomes.get(i)).text();
      assertThat(words(translated.text())).isEqualTo(words(texts[i]));
    }
  }

  /** Between words a sentence has one blank, whatever the text has. */
  private static List<String> words(String text) {
    StringBuilder spaced = new StringBuilder();
    text.codePoints().forEach(c -> spaced.appendCodePoint(Characters.isBlank(c) ? ' ' : c));
    return Arrays.stream(spaced.toString().split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
