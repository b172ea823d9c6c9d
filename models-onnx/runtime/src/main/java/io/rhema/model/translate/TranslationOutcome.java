package io.rhema.model.translate;

import io.rhema.model.session.InferenceException;

/** What became of one of several texts that were translated together. */
public sealed interface TranslationOutcome {

  /**
   * There is a translation of every sentence; perhaps not to its end, as the sentence then says.
   *
   * @param text the translation
   */
  record Translated(TranslatedText text) implements TranslationOutcome {}

  /**
   * The time was over before a sentence had a single token.
   *
   * @param text what there is, without the sentences that there was no time for
   */
  record Unfinished(TranslatedText text) implements TranslationOutcome {}

  /**
   * The model fails on this very text, alone.
   *
   * @param cause its failure
   */
  record Failed(InferenceException cause) implements TranslationOutcome {}
}
