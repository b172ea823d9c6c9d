package io.rhema.operator.interpret;

import io.rhema.model.text.EncodedText;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TextEvent;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes the results of one task out of what a head of one model version answers.
 *
 * @param <R> the class of the results
 */
public sealed interface Interpreter<R extends SpecificRecord>
    permits ClassificationInterpreter, EntitiesInterpreter, EmbeddingInterpreter {

  /**
   * The result for a text that the model has seen.
   *
   * @param event the event
   * @param text its sub-words, which windows point into
   * @param windows what the head answered for each window of the text, in order, at least one
   * @throws io.rhema.model.session.InferenceException when the numbers are no answer, for example
   *     not finite
   */
  R answer(TextEvent event, EncodedText text, List<WindowOutput> windows);

  /**
   * The result for a text that the model was not asked about.
   *
   * @param event the event
   * @param status why: anything but {@link ResultStatus#ok}
   */
  R withoutAnswer(TextEvent event, ResultStatus status);
}
