package io.rhema.job.finetune.train;

import io.rhema.job.finetune.FineTuneException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a training process is started with, as the machine has it that trains. */
public final class TrainerClassPath {
  private static final String ALL_JARS = "*";

  private TrainerClassPath() {}

  /**
   * Reads what {@code java -cp} takes: jars, folders, and {@code folder/*} for all jars of one.
   *
   * @throws FineTuneException when an entry is not there
   */
  public static List<Path> of(String written) {
    List<Path> entries = Arrays.stream(written.split(File.pathSeparator)).map(Path::of).toList();
    for (Path entry : entries) {
      Path needed =
          entry.endsWith(ALL_JARS) && entry.getParent() != null ? entry.getParent() : entry;
      if (!Files.exists(needed)) {
        throw new FineTuneException(
            "The trainer's class path has %s, which is not on this machine; 'trainer.class-path' must name what is on every task manager."
                .formatted(entry));
      }
    }
    return entries;
  }
}
