package io.rhema.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.local.cli.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A version is tried by half of the keys, as a user has it tried. */
final class CanaryCommand {
  private CanaryCommand() {}

  /**
   * Gives the command while texts go on coming, until the version is rolled back.
   *
   * @return what is printed
   */
  static String untilRolledBack(EventPump pump, String server, Path bundle) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String patience = String.valueOf(Deadline.PATIENCE.toSeconds());
    CompletableFuture<Integer> ended =
        CompletableFuture.supplyAsync(
            () ->
                Cli.execute(
                    new PrintWriter(out),
                    new PrintWriter(err),
                    Stream.of(
                            List.of("model", "serve", bundle.toString()),
                            List.of("--bootstrap-servers", server),
                            List.of("--mode", "canary", "--share", "0.5"),
                            List.of("--timeout", patience, "--watch", patience))
                        .flatMap(List::stream)
                        .toArray(String[]::new)));
    pump.until(ended::isDone);
    assertThat(ended).as(() -> "" + out + err).isCompletedWithValue(1);
    return out.toString();
  }
}
