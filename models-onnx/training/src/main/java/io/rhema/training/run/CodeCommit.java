package io.rhema.training.run;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The commit that the running program was built from, as far as its checkout tells. */
final class CodeCommit {

  private CodeCommit() {}

  /** Empty when the program runs from a jar, or git or the history is not there. */
  static Optional<String> ofThisProgram() {
    try {
      URI location = CodeCommit.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path classes = Path.of(location);
      return Files.isDirectory(classes) ? ofCheckout(classes) : Optional.empty();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The class path has an entry that is no URI", e);
    }
  }

  /** The commit that is checked out in a folder or above it; empty when there is none. */
  static Optional<String> ofCheckout(Path folder) {
    try {
      Process git =
          new ProcessBuilder("git", "-C", folder.toString(), "rev-parse", "--verify", "HEAD")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return git.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
    } catch (IOException gitIsNotInstalled) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
