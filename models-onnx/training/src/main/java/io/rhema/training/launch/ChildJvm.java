package io.rhema.training.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command that starts a JVM of the trainer's. */
public final class ChildJvm {
  private static final String HEAP = "-Xmx2g";

  private ChildJvm() {}

  /**
   * @param classPath this module and what it depends on
   * @param main a class with a main program
   * @param arguments of that
   */
  public static List<String> command(List<Path> classPath, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    command.add("-XX:+ExitOnOutOfMemoryError");
    // JavaCPP's own limit counts the whole process, file cache of the natives included.
    command.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    command.add("-Djava.awt.headless=true");
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(main);
    command.addAll(arguments);
    return command;
  }
}
