package io.rhema.model.text.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePointTableTest {
  private final CodePointTable table = CodePointTable.parse("41-5a=20 100-104/2 178=-79 1f600");

  @Test
  void rangesHaveTheirNumber() {
    assertThat(table.get(0x41)).isEqualTo(0x20);
    assertThat(table.get(0x5A)).isEqualTo(0x20);
    assertThat(table.get(0x178)).isEqualTo(-0x79);
    assertThat(table.get(0x1F600)).isEqualTo(1);
  }

  @Test
  void aStepLeavesOutWhatIsBetween() {
    assertThat(table.contains(0x100)).isTrue();
    assertThat(table.contains(0x101)).isFalse();
    assertThat(table.contains(0x104)).isTrue();
  }

  @Test
  void everythingElseIsZero() {
    assertThat(table.get(0)).isZero();
    assertThat(table.get(0x40)).isZero();
    assertThat(table.get(0x5B)).isZero();
    assertThat(table.get(0x10FFFF)).isZero();
  }
}
