package io.rhema.model.generate;

/** When a beam search that has found as many texts as it has beams need not go on. */
public enum EarlyStopping {
  /** At once; Hugging Face's {@code true}. */
  AT_ONCE,
  /**
   * When the best text in work, were it to end now, is no better than the worst one found; Hugging
   * Face's {@code false}.
   */
  WHEN_UNLIKELY,
  /**
   * When no text in work can become better than the worst one found, were it to go on to the most
   * tokens at no cost; Hugging Face's {@code "never"}.
   */
  WHEN_IMPOSSIBLE
}
