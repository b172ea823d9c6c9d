package io.rhema.job.finetune.read;

import java.io.Closeable;
import java.io.IOException;

/** A file of which nothing can be read. */
final class OneRefusal implements ExampleReader {
  private final Closeable file;
  private ReadExample refusal;

  OneRefusal(Closeable file, ReadExample refusal) {
    this.file = file;
    this.refusal = refusal;
  }

  @Override
  public ReadExample next() {
    ReadExample next = refusal;
    refusal = null;
    return next;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
