package io.rhema.operator.infer;

import io.rhema.model.session.InferenceException;
import io.rhema.operator.interpret.WindowOutput;
import java.util.List;

/** What became of one text. */
sealed interface Outcome {

  /**
   * The model answered.
   *
   * @param windows one for each window of the text, in order; none for a text without sub-words
   */
  record Answered(List<WindowOutput> windows) implements Outcome {}

  /**
   * The native runtime fails on this very text, alone.
   *
   * @param cause its failure
   */
  record Failed(InferenceException cause) implements Outcome {}
}
