package io.rhema.it.bench;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** A process of its own that answers all texts whenever it is told to: {@link AnsweringMain}. */
final class AnsweringProcess implements Contender {
  private static final long PATIENCE_SECONDS = 30;

  private final String name;
  private final String description;
  private final int texts;
  private final int copies;
  private final Process process;
  private final DataOutputStream to;
  private final DataInputStream from;
  private double compiling;

  /**
   * @param copies how often it answers each text in a run
   * @param warmUp before it first answers, at most
   * @param jvm options of the JVM, the class path among them
   * @param program the class that answers, and what it is told
   */
  private AnsweringProcess(
      String name,
      String description,
      Corpus corpus,
      int copies,
      Duration warmUp,
      List<String> jvm,
      List<String> program)
      throws IOException {
    this.name = name;
    this.description = description;
    this.copies = copies;
    texts = corpus.size();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add(AnsweringMain.class.getName());
    command.add(Long.toString(warmUp.toSeconds()));
    command.addAll(program);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    from = new DataInputStream(process.getInputStream());
    to.writeInt(texts);
    for (String text : corpus.texts()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      to.writeInt(bytes.length);
      to.write(bytes);
    }
    to.flush();
  }

  /**
   * Starts one with this process's options: heap, what Flink reaches into, where logs go.
   *
   * @param copies how often it answers each text in a run
   * @param warmUp before it first answers, at most
   * @param more options of the JVM beside these
   * @param path its class path
   * @param program the class that answers, and what it is told
   */
  static AnsweringProcess start(
      String name,
      String description,
      Corpus corpus,
      int copies,
      Duration warmUp,
      List<String> more,
      String path,
      String... program)
      throws IOException {
    List<String> jvm = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
    jvm.addAll(more);
    jvm.addAll(List.of("-cp", path));
    return new AnsweringProcess(name, description, corpus, copies, warmUp, jvm, List.of(program));
  }

  /** The class path of libraries with this program's own classes, and nothing else of it. */
  static String withOwnClasses(String libraries) throws URISyntaxException {
    return Path.of(AnsweringMain.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        + System.getProperty("path.separator")
        + libraries;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public int copies() {
    return copies;
  }

  @Override
  public long cpuNanos() {
    return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos();
  }

  @Override
  public int[] run() throws IOException {
    to.write(1);
    to.flush();
    int[] answers = new int[texts];
    for (int i = 0; i < texts; i++) {
      answers[i] = from.readInt();
    }
    compiling = from.readDouble();
    return answers;
  }

  @Override
  public OptionalDouble compiling() {
    return OptionalDouble.of(compiling);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try {
      to.close();
    } finally {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
