package io.rhema.it.bench;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The program of a process that answers texts: it makes what a class name says, {@code
 * Function<List<String>, int[]>} with one constructor of {@code List<String>}, takes the texts from
 * its standard input, and answers all of them for each byte that follows. Before it first does, it
 * {@linkplain Settling warms up}. Behind the answers it says what compilers have taken of its CPU
 * time since then. It ends with its input.
 */
final class AnsweringMain {
  private AnsweringMain() {}

  /**
   * @param arguments seconds to warm up at most, the class, and the arguments of its constructor
   */
  public static void main(String[] arguments) throws Exception {
    try (DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
      // Libraries write where they like; answers must stay alone.
      System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
      Function<List<String>, int[]> answering = make(arguments);
      List<String> texts = texts(in);
      Compiling warm = null;
      while (in.read() >= 0) {
        if (warm == null) {
          warmUp(answering, texts, Integer.parseInt(arguments[0]));
          warm = Compiling.now();
        }
        for (int answer : answering.apply(texts)) {
          out.writeInt(answer);
        }
        out.writeDouble(Compiling.now().shareSince(warm));
        out.flush();
      }
      if (answering instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
    System.exit(0);
  }

  /** While the one that is to be answered waits, and so nobody else works. */
  private static void warmUp(
      Function<List<String>, int[]> answering, List<String> texts, int seconds) {
    Settling settling = new Settling(Duration.ofSeconds(seconds));
    do {
      var unused = answering.apply(texts);
    } while (settling.goesOn());
  }

  @SuppressWarnings("unchecked") // the contract of the class that is named
  private static Function<List<String>, int[]> make(String[] arguments) throws Exception {
    List<String> own = Arrays.asList(arguments).subList(2, arguments.length);
    return Class.forName(arguments[1])
        .asSubclass(Function.class)
        .getConstructor(List.class)
        .newInstance(own);
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    String[] texts = new String[in.readInt()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
    return List.of(texts);
  }
}
