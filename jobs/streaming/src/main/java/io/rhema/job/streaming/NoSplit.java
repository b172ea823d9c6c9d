package io.rhema.job.streaming;

import org.apache.flink.api.connector.source.SourceSplit;

/** What an {@link UnsplitSource} is split into: nothing of it ever exists. */
public record NoSplit() implements SourceSplit {
  @Override
  public String splitId() {
    return "none";
  }
}
