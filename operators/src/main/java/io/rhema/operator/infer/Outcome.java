package io.rhema.operator.infer;

import io.rhema.model.session.InferenceException;
import io.rhema.operator.interpret.WindowOutput;
import java.util.List;

/** What became of one text. */
sealed interface Outcome {

  /**
   * The model answered.
   *
   * @param heads for each head what it says of each window of the text, in order; of a text without
   *     sub-words nothing
   */
  record Answered(List<List<WindowOutput>> heads) implements Outcome {}

  /**
   * The native runtime fails on this very text, alone.
   *
   * @param cause its failure
   */
  record Failed(InferenceException cause) implements Outcome {}
}
