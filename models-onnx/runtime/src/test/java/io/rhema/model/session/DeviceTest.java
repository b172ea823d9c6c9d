package io.rhema.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
  @ParameterizedTest
  @ValueSource(strings = {"cpu", "cuda", "cuda:0", "cuda:12", "auto"})
  void readsWhatItWrites(String written) {
    assertThat(Device.parse(written)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gpu", "CUDA", "cuda:", "cuda:-1", "cuda:01", "cuda:1000", "cpu:0"})
  void refusesAnythingElse(String written) {
    assertThatThrownBy(() -> Device.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'%s' is no device; it must be cpu, cuda, cuda:N or auto", written);
  }

  @Test
  void deviceThatFlinkAssignsIsTakenUnlessOneIsNamed() {
    OptionalInt third = OptionalInt.of(2);

    assertThat(Device.parse("cuda").assigned(third)).hasToString("cuda:2");
    assertThat(Device.parse("cuda:1").assigned(third)).hasToString("cuda:1");
    assertThat(Device.parse("auto").assigned(third).cudaIndex()).isEqualTo(2);
    assertThat(Device.CPU.assigned(third)).isEqualTo(Device.CPU);
    assertThat(Device.parse("cuda").assigned(OptionalInt.empty()).cudaIndex()).isZero();
  }
}
