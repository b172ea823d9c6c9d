package io.rhema.operator.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class NamedClassTest {
  private static int initialized;

  /** Says so when it is initialized. */
  private static final class Generated implements Serializable {
    private static final long serialVersionUID = count();

    private static long count() {
      return ++initialized;
    }
  }

  @Test
  void aClassTravelsByItsNameAndIsNotInitialized() throws Exception {
    NamedClass<Generated> sent = NamedClass.of(Generated.class);

    NamedClass<Generated> received =
        InstantiationUtil.deserializeObject(
            InstantiationUtil.serializeObject(sent), getClass().getClassLoader());

    assertThat(received).isEqualTo(sent).hasSameHashCodeAs(sent);
    assertThat(received.get()).isSameAs(Generated.class);
    assertThat(initialized).isZero();
  }
}
