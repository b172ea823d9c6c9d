package io.rhema.model.translate;

import io.rhema.model.generate.Generated;
import java.time.Duration;
import java.util.List;

/** Continues rows of source tokens in another language. */
interface RowGenerator {

  /**
   * Writes one text for each row.
   *
   * @param rows one at least, each with its special tokens
   * @param maxTokens most tokens of a text
   * @param limit after which no text gets another token
   * @throws io.rhema.model.session.InferenceException when the model fails on these rows
   * @throws io.rhema.model.session.InferenceCancelledException when it was cancelled
   */
  List<Generated> generate(List<int[]> rows, int maxTokens, Duration limit);
}
