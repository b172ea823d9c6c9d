package io.rhema.operator.analyze;

import io.rhema.model.text.EncodedText;
import io.rhema.operator.read.RawRecord;
import io.rhema.schema.TextEvent;
import java.util.List;

/**
 * A text event with its sub-words, once for each vocabulary that the job's models use.
 *
 * @param origin the record it was read from
 * @param event the event
 * @param encodings one for each distinct encoder fingerprint
 */
public record AnalyzedEvent(RawRecord origin, TextEvent event, List<EncodedText> encodings) {}
