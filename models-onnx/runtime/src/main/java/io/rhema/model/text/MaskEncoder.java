package io.rhema.model.text;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Encodes texts in which a word is hidden, and makes words of the ids that are answered. Safe for
 * use by several threads at once.
 */
public sealed interface MaskEncoder permits WordMasks, PieceMasks {

  /**
   * Loads the tokenizer of a model folder, as {@link TextEncoders#load} does.
   *
   * @throws BundleException when there is none, or it has no piece for hidden words
   */
  static MaskEncoder load(Path bundleDirectory) {
    Path analyzer = bundleDirectory.resolve(AnalyzerDefinition.FILE);
    return Files.exists(analyzer)
        ? Refusals.in(analyzer, () -> WordMasks.read(bundleDirectory))
        : PieceMasks.read(bundleDirectory);
  }

  /** What stands in a text for the hidden word: {@code [MASK]}. */
  String mask();

  /**
   * Encodes a text.
   *
   * @throws IllegalArgumentException unless {@link #mask} is in it exactly once
   */
  MaskedText encode(String text);

  /** What the model expects around the ids of a text. */
  SequenceFormat format();

  /** Whether an id stands for what can be answered. */
  boolean answers(int id);

  /** The word of an id. */
  String word(int id);

  /**
   * A text with the word of an id in the hidden place.
   *
   * @param encoded the text
   */
  String filled(String text, MaskedText encoded, int id);

  /**
   * What stands in front of a mask and behind it.
   *
   * @throws IllegalArgumentException unless the mask is in the text exactly once
   */
  static String[] parts(String text, String mask) {
    int at = text.indexOf(mask);
    boolean once = at >= 0 && text.indexOf(mask, at + mask.length()) < 0;
    if (!once) {
      throw new IllegalArgumentException(
          "The text has %s %s; it must have one, where a word is wanted."
              .formatted(at < 0 ? "no" : "more than one", mask));
    }
    return new String[] {text.substring(0, at), text.substring(at + mask.length())};
  }
}
