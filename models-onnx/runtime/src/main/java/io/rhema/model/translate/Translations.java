package io.rhema.model.translate;

import io.rhema.model.generate.Finish;
import io.rhema.model.generate.Generated;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.session.InferenceException;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.TextDecoder;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * From texts to translations, with whatever generates: cut, translate in batches, put together.
 * Safe for use by several threads at once, as far as the generator is.
 *
 * @param maxTokens tokens of a row at most, special ones included
 */
record Translations(
    RowGenerator generator,
    TextEncoder encoder,
    TextDecoder decoder,
    int maxTokens,
    GenerationOptions options,
    TranslationLimits limits) {

  /**
   * @return one outcome for each text, in the same order
   * @throws InferenceException when the model fails whatever it is given
   */
  List<TranslationOutcome> of(List<String> texts, TranslationObserver observer) {
    BatchRunner runner = runner(observer);
    List<Prepared> prepared = new ArrayList<>(texts.size());
    List<SourceRow> rows = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Prepared text = prepare(texts.get(i), i);
      prepared.add(text);
      if (text.failure() == null) {
        rows.addAll(text.source().rows());
      }
    }
    runner.run(rows);
    List<TranslationOutcome> outcomes = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      outcomes.add(outcome(prepared.get(i), i, runner));
    }
    return outcomes;
  }

  void probe() {
    runner(TranslationObserver.NONE).probe();
  }

  private BatchRunner runner(TranslationObserver observer) {
    int[] empty = encoder.format().row(EncodedText.EMPTY, new Window(0, 0)).ids();
    return new BatchRunner(
        generator,
        empty.length == 0 ? new int[] {encoder.format().padId()} : empty,
        options,
        limits,
        observer);
  }

  /** Either of both. */
  private record Prepared(SourceText source, InferenceException failure) {}

  private Prepared prepare(String text, int index) {
    try {
      return new Prepared(SourceText.of(text, index, encoder, maxTokens), null);
    } catch (RuntimeException e) {
      // An encoder takes any string; should one break that, the other texts must not suffer.
      return new Prepared(
          null, new InferenceException("The text cannot be cut into sub-words: " + e, e));
    }
  }

  private TranslationOutcome outcome(Prepared text, int index, BatchRunner runner) {
    InferenceException failure = text.failure() != null ? text.failure() : runner.failure(index);
    if (failure != null) {
      return new TranslationOutcome.Failed(failure);
    }
    List<Generated> written = text.source().rows().stream().map(runner::of).toList();
    try {
      TranslatedText translated =
          text.source()
              .assemble(written.stream().map(row -> RowTranslation.of(row, decoder)).toList());
      return written.stream().anyMatch(Translations::isUnfinished)
          ? new TranslationOutcome.Unfinished(translated)
          : new TranslationOutcome.Translated(translated);
    } catch (IllegalArgumentException e) {
      return new TranslationOutcome.Failed(
          new InferenceException("What the model wrote is no text: " + e.getMessage(), e));
    }
  }

  private static boolean isUnfinished(Generated written) {
    return written.finish() == Finish.DEADLINE && written.ids().length == 0;
  }
}
