package io.rhema.training.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.training.base.TrainingException;
import io.rhema.training.engine.Safetensors;
import io.rhema.training.graph.AtomicFile;
import io.rhema.training.report.CurvePoint;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which a training keeps what it needs to go on after an interruption: weights before
 * the first step, the best of each pass, a checkpoint of the pass that is under way, and what all
 * of this belongs to.
 */
final class RunFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  /**
   * Opens a folder, a new one or that of an interrupted training; by one process at a time.
   *
   * @throws TrainingException if the folder is that of another training
   */
  static RunFolder open(Path path, RunIdentity identity) throws IOException {
    Path file = path.resolve("run.json");
    if (Files.exists(file)) {
      RunIdentity before = JSON.readValue(Files.readAllBytes(file), RunIdentity.class);
      String difference = identity.differenceTo(before);
      if (!difference.isEmpty()) {
        throw new TrainingException(
            "%s can't be continued: %s. Put it back as it was, or train in another folder"
                .formatted(path, difference));
      }
    } else {
      Files.createDirectories(path);
      write(file, identity);
    }
    sweep(path);
    return new RunFolder(path);
  }

  /** Away with what a killed process had begun to write: a checkpoint may be large. */
  private static void sweep(Path path) throws IOException {
    try (DirectoryStream<Path> unfinished =
        Files.newDirectoryStream(path, ".*" + Safetensors.UNFINISHED)) {
      for (Path file : unfinished) {
        Files.delete(file);
      }
    }
  }

  private static void write(Path file, Object value) throws IOException {
    byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    AtomicFile.write(file, out -> out.write(json));
  }

  /** Writes one of the files, whole or not at all. */
  interface Writing {
    void write() throws IOException;
  }

  /**
   * Writes a file of the folder.
   *
   * @throws TrainingException if it can't be written, as on a full disk; what was there before is
   *     as it was
   */
  void keep(Path file, Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      throw new TrainingException(
          "Cannot write %s (%s), %d MB are free there. What was kept before is whole: make room, and start the training again; it goes on from its last checkpoint"
              .formatted(file, e.getMessage(), path.toFile().getUsableSpace() >> 20),
          e);
    }
  }

  /** The folder itself. */
  Path path() {
    return path;
  }

  /** The vocabulary, if the training learns its own. */
  Path tokenizer() {
    return path.resolve("tokenizer.json");
  }

  /** Weights before the first step. */
  Path start() {
    return path.resolve("start.safetensors");
  }

  /** The pass that is under way. */
  Path checkpoint(String pass) {
    return path.resolve(pass + ".checkpoint.safetensors");
  }

  /** The best weights of a pass, so far. */
  Path best(String pass) {
    return path.resolve(pass + ".safetensors");
  }

  /** The weights of a pass after one of its steps, to be averaged. */
  Path snapshot(String pass, int step) {
    return path.resolve("%s.step-%d.safetensors".formatted(pass, step));
  }

  /** All snapshots of a pass, the oldest first. */
  List<Path> snapshots(String pass) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      String start = pass + ".step-";
      return files
          .filter(file -> file.getFileName().toString().startsWith(start))
          .sorted(Comparator.comparingInt(file -> step(file, start.length())))
          .toList();
    }
  }

  private static int step(Path snapshot, int from) {
    String name = snapshot.getFileName().toString();
    return Integer.parseInt(name.substring(from, name.indexOf('.', from)));
  }

  private Path curve(String pass) {
    return path.resolve(pass + ".curve.json");
  }

  boolean finished(String pass) {
    return Files.exists(curve(pass));
  }

  /** Marks a pass as done. */
  void finish(String pass, List<CurvePoint> curve) throws IOException {
    write(curve(pass), curve);
    Files.deleteIfExists(checkpoint(pass));
  }

  /** The evaluations of a pass that is done. */
  List<CurvePoint> curveOf(String pass) throws IOException {
    return JSON.readValue(
        Files.readAllBytes(curve(pass)), new TypeReference<List<CurvePoint>>() {});
  }
}
