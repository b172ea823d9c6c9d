package io.rhema.operator.decode;

import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.failure.DeadLetterCounters;
import io.rhema.operator.read.RawRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The {@link Decoder} as a stage: events go on, dead letters leave by the side. */
public final class DecodeFunction extends ProcessFunction<RawRecord, DecodedEvent> {
  private static final long serialVersionUID = 1L;

  private final InputFormat format;
  private final int maxChars;
  private transient Decoder decoder;
  private transient DeadLetterCounters deadLetters;

  /**
   * @param format how values are written
   * @param maxChars UTF-16 code units that a text may have
   */
  public DecodeFunction(InputFormat format, int maxChars) {
    this.format = format;
    this.maxChars = maxChars;
  }

  @Override
  public void open(OpenContext context) {
    decoder = new Decoder(format, maxChars);
    deadLetters = new DeadLetterCounters(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(RawRecord origin, Context context, Collector<DecodedEvent> out) {
    Decoded decoded = decoder.decode(origin);
    if (decoded instanceof DecodedEvent event) {
      out.collect(event);
    } else if (decoded instanceof Decoded.Refused refused) {
      deadLetters.count(refused.letter());
      context.output(DeadLetter.OUTPUT, refused.letter());
    }
  }
}
