package io.rhema.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {

  @Test
  void aTextThatFitsIsOneWindow() {
    assertThat(Window.cut(10, 10, 3)).containsExactly(new Window(0, 10));
  }

  @Test
  void aTextOfNothingIsOneEmptyWindow() {
    assertThat(Window.cut(0, 10, 3)).containsExactly(new Window(0, 0));
  }

  @Test
  void windowsOverlapAndCoverTheText() {
    for (int size = 1; size < 60; size++) {
      for (int room = 1; room < 12; room++) {
        for (int overlap = 0; overlap < room; overlap++) {
          List<Window> windows = Window.cut(size, room, overlap);
          assertThat(windows.get(0).from()).isZero();
          assertThat(windows.get(windows.size() - 1).to()).isEqualTo(size);
          for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).from()).isEqualTo(windows.get(i - 1).to() - overlap);
            assertThat(windows.get(i).size()).isBetween(overlap + 1, room);
          }
        }
      }
    }
  }

  @Test
  void anOverlapThatFillsTheWindowIsRefused() {
    assertThatThrownBy(() -> Window.cut(10, 4, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("room=4, overlap=4");
  }
}
