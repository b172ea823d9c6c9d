package io.rhema.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaggingRecipeTest {
  private static final String HEAD =
      """
      task: tagging
      types: [PER, MISC]
      dev:
        - {path: dev.tags, name: News dev, licence: CC0, weight: 2}
      """;
  private static final String PORTION =
      """
      data:
        - path: train.tags
          name: News train
          licence: CC0
          column: 3
          separator: tab
          scheme: iob1
          token-prefix: "en:"
          types: {person: PER, product: MISC}
          missing: [MISC]
          ignore-tokens: "@.+"
          doubt-outside: "@"
          natural-spacing: 0.5
          repeat: 3
      max-tokens: 64
      epochs: 2
      batch-size: 16
      recasing: {lower: 0.25, title: 0.125}
      teacher: {bundle: bundles/names/1, weight: 0.5, temperature: 2, anneal: true}
      """;
  private static final String TAGGER =
      HEAD
          + """
          name: names
          version: "1"
          base: minilm
          languages: [en, fr]
          shape-feature: true
          stages:
            - name: news
              learning-rate: 1e-4
          """
          + PORTION.indent(4)
          + "settings: {dropout: 0.2}\n";
  private static final String JOINT =
      """
      task: joint
      name: both
      version: "1"
      base: minilm
      merge: [bundles/moods/1, bundles/names/1]
      heads:
        - task: classification
          labels: {"0": negative, "1": positive}
          dev: {path: dev.tsv, name: Moods dev, licence: CC0}
        - head: names
      """
          + HEAD.indent(4)
          + """
          stages:
            - name: both
              learning-rate: 1e-4
              heads:
                - head: sentiment
                  data: [{path: train.tsv, name: Moods train, licence: CC0}]
                  max-tokens: 32
                  epochs: 1
                  batch-size: 8
                  loss-weight: 0.5
                  teacher: {bundle: bundles/moods/1}
                - head: names
          """
          + PORTION.indent(8)
          + "settings: {dropout: 0.2}\n";

  @Test
  void readsEveryKeyOfATagger() {
    EncoderRecipe recipe = (EncoderRecipe) RecipeReader.parse(TAGGER);

    assertThat(recipe.languages()).containsExactly("en", "fr");
    assertThat(recipe.shapeFeature()).isTrue();
    assertThat(recipe.longestRow()).isEqualTo(64);
    TaggingGoal goal = (TaggingGoal) recipe.goals().get(0);
    assertThat(goal.head()).isEqualTo("entities");
    assertThat(goal.labelNames()).containsExactly("O", "B-PER", "I-PER", "B-MISC", "I-MISC");
    assertThat(goal.dev().get(0).weight()).isEqualTo(2);
    assertThat(goal.dev().get(0).format().types())
        .containsExactly(entry("MISC", "MISC"), entry("PER", "PER"));
    TagPortion portion = (TagPortion) recipe.stages().get(0).portions().get(0);
    assertThat(portion.recasing()).isEqualTo(new Recasing(0.25, 0, 0.125));
    assertThat(portion.lossWeight()).isEqualTo(1);
    assertThat(portion.teacher()).contains(new Teacher("bundles/names/1", 0.5, 2, true));
    TaggedFile file = portion.data().get(0);
    assertThat(file.repeat()).isEqualTo(3);
    assertThat(file.ignoredTokens().pattern()).isEqualTo("@.+");
    assertThat(file.doubtedOutside().pattern()).isEqualTo("@");
    assertThat(file.naturalSpacing()).isEqualTo(0.5);
    assertThat(file.missing()).containsExactly("MISC");
    assertThat(file.format().column()).isEqualTo(3);
    assertThat(file.format().separator()).isEqualTo(ConllOptions.Separator.TAB);
    assertThat(file.format().scheme()).isEqualTo(ConllOptions.Scheme.IOB1);
    assertThat(file.format().tokenPrefix()).isEqualTo("en:");
    assertThat(file.format().types())
        .containsExactly(entry("person", "PER"), entry("product", "MISC"));
  }

  @Test
  void readsTheHeadsOfAJointRecipe() {
    EncoderRecipe recipe = (EncoderRecipe) RecipeReader.parse(JOINT);

    assertThat(recipe.goals()).extracting(Goal::head).containsExactly("sentiment", "names");
    assertThat(((BundleBase) recipe.base()).merged())
        .containsExactly("bundles/moods/1", "bundles/names/1");
    assertThat(recipe.shapeFeature()).isFalse();
    assertThat(recipe.stages().get(0).portions())
        .extracting(Portion::head, Portion::epochs, Portion::lossWeight)
        .containsExactly(tuple("sentiment", 1.0, 0.5), tuple("names", 2.0, 1.0));
    assertThat(recipe.stages().get(0).portions().get(0).teacher())
        .contains(new Teacher("bundles/moods/1", 0.7, 1, false));
  }

  @Test
  void theWeightOfATeacherMayFallToNothing() {
    Teacher annealed = new Teacher("bundles/names/1", 0.8, 1, true);

    assertThat(annealed.weight(0, 4)).isEqualTo(0.8);
    assertThat(annealed.weight(1, 4)).isCloseTo(0.6, within(1e-12));
    assertThat(annealed.weight(3, 4)).isCloseTo(0.2, within(1e-12));
    assertThat(new Teacher("bundles/names/1", 0.8, 1, false).weight(3, 4)).isEqualTo(0.8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "types: [PER, MISC] | types: [PER, PER] | types=[PER, PER] | each once",
        "types: [PER, MISC] | types: PER | types=\"PER\" | list of texts",
        "product: MISC | product: THING | train.tags: types | 'THING' is not among",
        "missing: [MISC] | missing: [LOC] | train.tags: missing=[LOC] | 'LOC' is not among",
        "scheme: iob1 | scheme: bilou | data[0].scheme=bilou | bio, iob1, io",
        "column: 3 | column: 0 | column=0 | 1 or more",
        "ignore-tokens: \"@.+\" | ignore-tokens: \"(\" | data[0].ignore-tokens=( | regular expression",
        "doubt-outside: \"@\" | doubt-outside: \"(\" | data[0].doubt-outside=( | regular expression",
        "natural-spacing: 0.5 | natural-spacing: 1.5 | natural-spacing=1.5 | from 0.0 to 1.0",
        "weight: 2} | weight: 2, ignore-tokens: x} | dev[0].ignore-tokens=\"x\" | weight",
        "repeat: 3 | weight: 3 | data[0].weight=3 | repeat",
        "weight: 0.5 | weight: 1.5 | teacher.weight=1.5 | from 0.0 to 1.0",
        "temperature: 2 | temperature: 0 | teacher.temperature=0 | from 0.1 to 100.0",
        "anneal: true | annealed: true | teacher.annealed=true | anneal",
        "lower: 0.25 | upper: 0.95 | upper=0.95 | must not exceed 1",
      })
  void refusesWithKeyValueAndRule(String good, String bad, String what, String rule) {
    assertThatThrownBy(() -> RecipeReader.parse(TAGGER.replace(good, bad)))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "head: sentiment | head: moods | head=moods in a stage | [sentiment, names]",
        "head: names | head: sentiment | two are called 'sentiment' | a name of its own",
        "task: classification | task: joint | task=joint | classification or tagging",
        "loss-weight: 0.5 | los-weight: 0.5 | stages[0].heads[0].los-weight=0.5 | loss-weight",
      })
  void refusesJointRecipesToo(String good, String bad, String what, String rule) {
    assertThatThrownBy(() -> RecipeReader.parse(JOINT.replace(good, bad)))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(rule);
  }
}
