package io.rhema.training.metric;

import java.util.List;
import java.util.function.BiConsumer;

/** Translations beside what they should be. */
final class Pairs {

  private Pairs() {}

  static <T> void forEach(
      List<String> translations, List<T> references, BiConsumer<String, T> pair) {
    if (translations.size() != references.size()) {
      throw new IllegalArgumentException(
          "%d translations can't be compared with %d references; each must have one"
              .formatted(translations.size(), references.size()));
    }
    for (int i = 0; i < translations.size(); i++) {
      pair.accept(translations.get(i), references.get(i));
    }
  }
}
