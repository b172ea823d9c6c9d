package io.rhema.operator.analyze;

import io.rhema.model.text.EncodedText;
import io.rhema.operator.read.RawRecord;
import io.rhema.operator.type.ElementTypeInfo;
import io.rhema.schema.TextEvent;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A text event with its sub-words, once for each vocabulary that the job's models use.
 *
 * @param origin the record it was read from
 * @param event the event; never changed once it is here
 * @param encodings one for each distinct encoder fingerprint
 */
public record AnalyzedEvent(RawRecord origin, TextEvent event, List<EncodedText> encodings) {

  /** As a stream element. */
  public static final TypeInformation<AnalyzedEvent> TYPE_INFO =
      new ElementTypeInfo<>(AnalyzedEvent.class, config -> new AnalyzedEventSerializer());

  public AnalyzedEvent {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(event, "event");
    encodings = List.copyOf(encodings);
  }

  /**
   * The sub-words of one vocabulary.
   *
   * @param encoder fingerprint of the encoder
   * @throws IllegalStateException when this encoder took no part in the analysis: the job's graph
   *     connects a model to an analysis that does not know it
   */
  public EncodedText encoding(String encoder) {
    for (EncodedText encoding : encodings) {
      if (encoding.encoder().equals(encoder)) {
        return encoding;
      }
    }
    throw new IllegalStateException(
        "Event '%s' was analysed by encoders %s, the model needs '%s': the analysis must be given every model's bundle"
            .formatted(
                event.getId(), encodings.stream().map(EncodedText::encoder).toList(), encoder));
  }
}
