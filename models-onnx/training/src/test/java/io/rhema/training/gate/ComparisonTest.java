package io.rhema.training.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.ModelId;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final GateOptions OPTIONS = GateOptions.DEFAULT;

  @Test
  void aLossBeyondChanceIsTold() {
    Comparison worse = texts(400, 0.9, 0.875, new McNemar(12, 2));

    assertThat(worse.passed(OPTIONS)).isFalse();
    assertThat(worse.sentence(OPTIONS))
        .isEqualTo(
            "candidate wrong on 12 of 400 regression texts that sentiment 1 has right, right on 2 that it has wrong: worse, p = 0.00647 < 0.0500");
  }

  @Test
  void aLossThatChanceExplainsPasses() {
    Comparison same = texts(400, 0.9, 0.895, new McNemar(5, 3));

    assertThat(same.passed(OPTIONS)).isTrue();
    assertThat(same.sentence(OPTIONS)).endsWith("no worse beyond chance, p = 0.363 >= 0.0500");
  }

  @Test
  void aLossAboveTheMarginIsOneWhateverChanceExplains() {
    Comparison worse = texts(50, 0.9, 0.82, new McNemar(7, 3));

    assertThat(worse.significantlyWorse(OPTIONS)).isFalse();
    assertThat(worse.passed(OPTIONS)).isFalse();
    assertThat(worse.passed(OPTIONS.withMargin(0.1))).isTrue();
    assertThat(worse.sentence(OPTIONS)).endsWith("worse by 0.0800, more than the margin of 0.03");
  }

  @Test
  void aGainBeyondChanceIsTold() {
    assertThat(texts(100, 0.8, 0.9, new McNemar(0, 10)).sentence(OPTIONS))
        .endsWith("better, p = 9.8e-04");
  }

  @Test
  void aScoreOfAWholeSetIsToldWithItsInterval() {
    Comparison worse =
        new Comparison(
            SetRole.DEV,
            "entities",
            new ModelId("entities", "2"),
            "sentences",
            60,
            "F1 of spans",
            0.9,
            0.8,
            new PairedBootstrap(-0.1, -0.15, -0.05, 0.001, 1));

    assertThat(worse.sentence(OPTIONS))
        .isEqualTo(
            "candidate has F1 of spans 0.8000 on 60 dev sentences, entities 2 has 0.9000, difference -0.1000, 95% interval [-0.1500, -0.0500]: worse, p = 0.00100 < 0.0500");
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> OPTIONS.withSignificance(0)).hasMessageContaining("significance is 0");
    assertThatThrownBy(() -> OPTIONS.withMargin(-1)).hasMessageContaining("margin is -1");
  }

  private static Comparison texts(int count, double serving, double candidate, McNemar test) {
    return new Comparison(
        SetRole.REGRESSION,
        "sentiment",
        new ModelId("sentiment", "1"),
        "texts",
        count,
        "accuracy",
        serving,
        candidate,
        test);
  }
}
