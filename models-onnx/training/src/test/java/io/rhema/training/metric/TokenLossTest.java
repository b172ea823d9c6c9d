package io.rhema.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TokenLossTest {

  @Test
  void aCoinTossHasAPerplexityOfTwo() {
    TokenLoss loss = new TokenLoss(10 * Math.log(2), 10);

    assertThat(loss.value()).isCloseTo(0.5, within(1e-12));
    assertThat(loss.perplexity()).isCloseTo(2, within(1e-12));
    assertThat(loss.figures())
        .containsOnlyKeys("loss", "perplexity")
        .containsEntry("loss", Math.log(2));
  }

  @Test
  void withoutTokensNothingSurprises() {
    assertThat(new TokenLoss(0, 0).value()).isEqualTo(1);
  }
}
