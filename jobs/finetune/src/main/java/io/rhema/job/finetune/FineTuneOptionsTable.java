package io.rhema.job.finetune;

import io.rhema.job.option.OptionsTable;

/** Prints the table of the options that the README has. */
public final class FineTuneOptionsTable {
  private FineTuneOptionsTable() {}

  public static void main(String[] arguments) {
    System.out.print(markdown());
  }

  static String markdown() {
    return OptionsTable.markdown(FineTuneOptions.ALL, FineTuneOptions.FAMILIES);
  }
}
