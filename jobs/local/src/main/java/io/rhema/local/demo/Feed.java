package io.rhema.local.demo;

import io.rhema.job.line.Line;
import io.rhema.local.EnvironmentException;
import io.rhema.local.line.LineDecoder;
import io.rhema.local.line.LineText;
import io.rhema.local.line.Lines;
import io.rhema.operator.decode.Decoded;
import io.rhema.operator.decode.DecodedEvent;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.TextEvent;
import java.io.Closeable;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Texts to publish: the lines of a file once, or those of the samples over and over. A line that is
 * no event is published as it is, so that the job has to say what is wrong with it.
 */
final class Feed implements Closeable {
  private static final String SAMPLES = "samples.jsonl";
  private static final RecordCodec<TextEvent> CODEC = RecordCodec.of(TextEvent.class);

  private final Supplier<Lines> source;
  private final boolean again;
  private Lines lines;
  private LineDecoder decoder;
  private long number;

  private Feed(Supplier<Lines> source, boolean again) {
    this.source = source;
    this.again = again;
    this.lines = source.get();
  }

  /**
   * @param name a path, or {@code -} for standard input
   * @throws EnvironmentException when it cannot be read
   */
  static Feed file(String name) {
    return new Feed(() -> Lines.open(name), false);
  }

  /** The sample texts, without end. */
  static Feed samples() {
    return new Feed(Feed::openSamples, true);
  }

  private static Lines openSamples() {
    InputStream in = Feed.class.getResourceAsStream(SAMPLES);
    if (in == null) {
      throw new EnvironmentException(
          "The sample texts are not on the class path; build the project again.");
    }
    return Lines.of(SAMPLES, in);
  }

  /** The next event, or null after the last one. */
  FeedEvent next() {
    Line line = lines.next();
    if (line == null && again) {
      lines.close();
      lines = source.get();
      line = lines.next();
    }
    return line == null ? null : event(line);
  }

  private FeedEvent event(Line line) {
    if (decoder == null) {
      decoder = new LineDecoder(lines.format());
    }
    number++;
    LineText shown = lines.format().read(line);
    String id = again ? Long.toString(number) : shown.id();
    Decoded decoded = decoder.decode(line);
    if (decoded instanceof DecodedEvent good) {
      good.event().setId(id);
      return new FeedEvent(number, id, good.event().getText(), CODEC.encode(good.event()));
    }
    return new FeedEvent(number, id, shown.text(), line.bytes());
  }

  @Override
  public void close() {
    lines.close();
  }
}
