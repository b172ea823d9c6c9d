package io.rhema.job.finetune.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;

/** Hands the examples of a file on in batches, which are counted so that reading can go on. */
final class BatchReader implements BulkFormat.Reader<ReadExample> {
  private static final int MAX_EXAMPLES = 256;

  /** A batch waits in memory, and a text may be as long as a line. */
  private static final int MAX_CHARS = 1 << 20;

  private final ExampleReader examples;
  private long read;

  /**
   * @param read how many examples of the file were handed on before
   */
  BatchReader(ExampleReader examples, long read) throws IOException {
    this.examples = examples;
    while (this.read < read && examples.next() != null) {
      this.read++;
    }
  }

  @Override
  public BulkFormat.RecordIterator<ReadExample> readBatch() throws IOException {
    List<ReadExample> batch = new ArrayList<>();
    int chars = 0;
    while (batch.size() < MAX_EXAMPLES && chars < MAX_CHARS) {
      ReadExample next = examples.next();
      if (next == null) {
        break;
      }
      batch.add(next);
      chars += next instanceof ReadExample.Read good ? good.example().getText().length() : 0;
    }
    if (batch.isEmpty()) {
      return null;
    }
    long before = read;
    read += batch.size();
    return new IteratorResultIterator<>(batch.iterator(), CheckpointedPosition.NO_OFFSET, before);
  }

  @Override
  public void close() throws IOException {
    examples.close();
  }
}
