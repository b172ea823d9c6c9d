package io.rhema.training.vocabulary;

import io.rhema.model.text.normalize.AlignedText;
import io.rhema.model.text.normalize.ByteAlphabet;
import io.rhema.model.text.normalize.CharacterStep;
import io.rhema.model.text.normalize.Normalizer;
import io.rhema.model.text.pretokenize.ByteLevel;
import io.rhema.model.text.pretokenize.PreTokens;
import io.rhema.model.text.pretokenize.PrefixSpace;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Cuts texts into the words within which byte-level BPE merges, spelled with one character for each
 * byte: by the very steps that a model's texts go through when it is served.
 */
final class ByteLevelWords {
  private static final int BYTES = 256;

  private final Normalizer nfc = new Normalizer(List.of(CharacterStep.COMPOSE));
  private final AlignedText composed = new AlignedText();
  private final PreTokens spaced = new PreTokens();
  private final PreTokens words = new PreTokens();

  /** Gives each word of a text, with the space in front that is part of it. */
  void forEach(String text, Consumer<String> word) {
    composed.clear();
    nfc.normalize(text.toCharArray(), 0, text.length(), composed);
    if (composed.length() == 0) {
      return;
    }
    new PrefixSpace().split(composed, 0, composed.length(), spaced);
    for (int part = 0; part < spaced.size(); part++) {
      new ByteLevel(true).split(spaced.text(), spaced.from(part), spaced.to(part), words);
      for (int i = 0; i < words.size(); i++) {
        word.accept(new String(words.text().chars(), words.from(i), words.to(i) - words.from(i)));
      }
    }
  }

  /** The characters of all bytes, in their own order. */
  static List<String> alphabet() {
    return IntStream.range(0, BYTES)
        .map(ByteAlphabet::charOf)
        .sorted()
        .mapToObj(Character::toString)
        .toList();
  }
}
