package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.operator.batch.BatchLimits;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class InferenceOptionsTest {

  @Test
  void refusesAWrongValueByName() {
    assertThatThrownBy(() -> InferenceOptions.of(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bundle=' ': must name a folder");
    assertThatThrownBy(() -> new InferenceOptions("b", BatchLimits.DEFAULT, 0, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threads=0: must be at least 1");
  }

  @Test
  void travelsWithTheGraph() throws Exception {
    InferenceOptions options = InferenceOptions.of("bundle");

    assertThat(InstantiationUtil.clone(options)).isEqualTo(options);
  }
}
