package io.rhema.job.streaming;

import io.rhema.job.option.OptionsTable;

/** Prints the table of the options that the README has. */
public final class StreamingOptionsTable {
  private StreamingOptionsTable() {}

  public static void main(String[] arguments) {
    System.out.print(markdown());
  }

  static String markdown() {
    return OptionsTable.markdown(StreamingOptions.ALL, StreamingOptions.FAMILIES);
  }
}
