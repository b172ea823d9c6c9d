package io.rhema.local.line;

import io.rhema.job.line.Line;
import io.rhema.operator.decode.Decoded;
import io.rhema.operator.decode.DecodedEvent;
import io.rhema.operator.decode.Decoder;
import io.rhema.operator.read.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes events of lines as the job makes them of records. An event without an id is called by the
 * number of its line. How long a text may be is the job's to decide, not this class's.
 */
public final class LineDecoder {
  private final LineFormat format;
  private final Decoder decoder;

  public LineDecoder(LineFormat format) {
    this.format = format;
    this.decoder = new Decoder(format.input(), Integer.MAX_VALUE);
  }

  /** The event, or why the line is none. */
  public Decoded decode(Line line) {
    String id = format.read(line).id();
    RawRecord record =
        new RawRecord(
            "lines",
            0,
            line.number(),
            System.currentTimeMillis(),
            id.getBytes(StandardCharsets.UTF_8),
            line.bytes(),
            List.of());
    Decoded decoded = decoder.decode(record);
    if (decoded instanceof DecodedEvent event) {
      event.event().setId(id);
    }
    return decoded;
  }
}
