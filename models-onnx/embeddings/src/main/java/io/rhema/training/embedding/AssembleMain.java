package io.rhema.training.embedding;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** What the build starts: {@code AssembleMain FOLDER [FORMAT]}. */
public final class AssembleMain {
  private AssembleMain() {}

  /**
   * Makes the bundle in a folder unless it is there.
   *
   * @param args the folder, and the number format if it is another than {@link NumberFormat#USUAL}
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 1 || args.length > 2) {
      throw new IllegalArgumentException("Usage: AssembleMain FOLDER [FORMAT]");
    }
    NumberFormat format = args.length == 2 ? NumberFormat.of(args[1]) : NumberFormat.USUAL;
    EmbeddingBundle bundle = new EmbeddingBundle(Path.of(args[0]), format);
    if (bundle.assemble()) {
      PrintStream out = System.out;
      out.printf("%s: made, %s%n", bundle.folder(), format.key());
    }
  }
}
