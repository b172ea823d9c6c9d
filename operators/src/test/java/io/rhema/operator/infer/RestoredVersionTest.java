package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.swap.VersionConflictException;
import org.junit.jupiter.api.Test;

class RestoredVersionTest {
  private static final InferenceOptions OPTIONS =
      InferenceOptions.of("/models/1", TaskKind.SENTIMENT);
  private static final ServedVersion ONE =
      new ServedVersion("sentiment", "1", "aaaa", "bert", "/models/1", false);
  private static final ServedVersion TWO =
      new ServedVersion("sentiment", "2", "bbbb", "bert", "/models/2", true);

  @Test
  void aFirstStartOpensWhatTheOptionsSay() {
    RestoredVersion version = new RestoredVersion(OPTIONS, null);

    assertThat(version.place()).isEqualTo("/models/1");
    assertThat(version.swapped()).isFalse();
    version.check(ONE);
  }

  @Test
  void aVersionTakenOverAtRunTimeIsOpenedFromWhereItWas() {
    RestoredVersion version = new RestoredVersion(OPTIONS, TWO);

    assertThat(version.place()).isEqualTo("/models/2");
    assertThat(version.swapped()).isTrue();
    version.check(TWO);
  }

  @Test
  void aBundleThatMovedIsTheSameModel() {
    ServedVersion moved = new ServedVersion("sentiment", "1", "aaaa", "bert", "/new/1", false);

    new RestoredVersion(InferenceOptions.of("/new/1", TaskKind.SENTIMENT), ONE).check(moved);
  }

  @Test
  void anotherVersionIsRefusedByName() {
    RestoredVersion version = new RestoredVersion(OPTIONS, ONE);

    assertThatThrownBy(() -> version.check(TWO))
        .isInstanceOf(VersionConflictException.class)
        .hasMessageContaining(ONE.toString())
        .hasMessageContaining(TWO.toString());
  }

  @Test
  void anUpgradeIsAnotherVersionThanTheOptionsNamedBefore() {
    InferenceOptions upgrade =
        InferenceOptions.of("/models/3", TaskKind.SENTIMENT).withAcceptOtherVersion(true);

    assertThat(RestoredVersion.isUpgrade(upgrade, ONE, () -> TWO)).isTrue();
    assertThat(RestoredVersion.isUpgrade(upgrade, null, () -> TWO)).isTrue();
    assertThat(RestoredVersion.isUpgrade(upgrade, ONE, () -> ONE)).isFalse();
    assertThat(RestoredVersion.isUpgrade(OPTIONS, ONE, () -> TWO)).isFalse();
  }
}
