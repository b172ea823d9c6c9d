package io.rhema.job.finetune.read;

import java.io.Closeable;
import java.io.IOException;

/** Reads the examples of one file. Not safe for use by several threads at once. */
public interface ExampleReader extends Closeable {

  /**
   * The next example, or why there is none at its place; null at the end.
   *
   * @throws IOException when the file system fails; what is wrong with the file itself is a refusal
   */
  ReadExample next() throws IOException;
}
