package io.rhema.training.advise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Texts about the weather and about trains, whose words give their label away. */
final class LabelledFile {
  private static final String[] SKY = {"rain", "wind", "sun", "cloud", "storm", "fog"};
  private static final String[] RAIL = {"track", "ticket", "seat", "platform", "driver", "delay"};

  private LabelledFile() {}

  /** So many lines, the labels in turn: {@code weather} or {@code trains}, tab, text. */
  static List<String> lines(int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String[] words = i % 2 == 0 ? SKY : RAIL;
      lines.add(
          "%s\tThe %s and the %s on day %d"
              .formatted(
                  i % 2 == 0 ? "weather" : "trains",
                  words[i / 2 % words.length],
                  words[i / 3 % words.length],
                  i));
    }
    return lines;
  }

  static Path write(Path file, List<String> lines) throws IOException {
    return Files.write(file, lines);
  }
}
