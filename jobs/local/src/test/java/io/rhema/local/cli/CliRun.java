package io.rhema.local.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * What a command printed, and how it ended.
 *
 * @param status exit code
 * @param out standard output
 * @param err standard error
 */
record CliRun(int status, String out, String err) {
  static CliRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Cli.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    return new CliRun(status, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
