package io.rhema.model.translate;

/** Hears of batches while texts are translated, on the thread that translates them. */
public interface TranslationObserver {

  /** Hears nothing. */
  TranslationObserver NONE =
      new TranslationObserver() {
        @Override
        public void begins() {}

        @Override
        public void translated(TranslatedBatch batch) {}

        @Override
        public void ends() {}
      };

  /** A batch begins. */
  void begins();

  /** A batch was translated; not called for one that fails. */
  void translated(TranslatedBatch batch);

  /** A batch has ended, however it did. */
  void ends();
}
