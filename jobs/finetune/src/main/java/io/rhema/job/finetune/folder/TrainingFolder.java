package io.rhema.job.finetune.folder;

import io.rhema.job.finetune.example.Kind;
import io.rhema.job.finetune.example.TrainingExample;
import io.rhema.job.finetune.example.TranslatedText;
import io.rhema.job.finetune.folder.TrainingSet.Side;
import io.rhema.model.bundle.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes folders of examples. */
public final class TrainingFolder {
  private static final int NAME_DIGITS = 16;

  private final Mixture mixture;

  public TrainingFolder(Mixture mixture) {
    this.mixture = mixture;
  }

  /**
   * Splits and mixes examples and writes them in the order of their hashes to a folder that is
   * there whole or not at all. A folder that is there already is not written again.
   *
   * @param parent where to put the folder; made if it is missing
   * @param examples one for each text, of one kind of answer
   * @throws TrainingSetException when no correction is left for one side, or a folder of the same
   *     examples was changed
   * @throws IOException when the folder cannot be written; nothing is left of it
   */
  public TrainingSet write(Path parent, Collection<TrainingExample> examples) throws IOException {
    SortedMap<String, TrainingExample> byHash = new TreeMap<>();
    for (TrainingExample example : examples) {
      if (byHash.put(example.hash(), example) != null) {
        throw new IllegalArgumentException(
            "Two examples have the text of %s; there must be one for each text"
                .formatted(example.origin().place()));
      }
    }
    List<TrainingExample> train = side(byHash, false);
    List<TrainingExample> dev = side(byHash, true);
    require(train, "learn from", byHash.size());
    require(dev, "measure on", byHash.size());
    Files.createDirectories(parent);
    Path scratch = Files.createTempDirectory(parent, ".training-set-");
    try {
      return write(parent, scratch, train, dev);
    } finally {
      delete(scratch);
    }
  }

  /** Replayed examples are taken in the order of their hashes, hence by chance. */
  private List<TrainingExample> side(SortedMap<String, TrainingExample> byHash, boolean isDev) {
    List<TrainingExample> side =
        byHash.entrySet().stream()
            .filter(entry -> isMeasured(entry.getKey(), entry.getValue()) == isDev)
            .map(entry -> entry.getValue())
            .toList();
    long replayed = mixture.replayWith(count(side, Kind.CORRECTION));
    List<TrainingExample> mixed = new ArrayList<>();
    for (TrainingExample example : side) {
      if (example.origin().kind() == Kind.CORRECTION || replayed-- > 0) {
        mixed.add(example);
      }
    }
    return mixed;
  }

  /**
   * A text has many right translations: whether a model repeats the one that another wrote, word by
   * word, is no measure of it.
   */
  private boolean isMeasured(String hash, TrainingExample example) {
    boolean repeated = example instanceof TranslatedText && example.origin().kind() == Kind.REPLAY;
    return mixture.isDev(hash) && !repeated;
  }

  private static long count(List<TrainingExample> side, Kind kind) {
    return side.stream().filter(example -> example.origin().kind() == kind).count();
  }

  private void require(List<TrainingExample> side, String use, int texts) {
    if (count(side, Kind.CORRECTION) == 0) {
      throw new TrainingSetException(
          "Of %d texts, no correction is there to %s; with the share %s for measuring, give some dozens of corrections."
              .formatted(texts, use, mixture.devShare()));
    }
  }

  private TrainingSet write(
      Path parent, Path scratch, List<TrainingExample> train, List<TrainingExample> dev)
      throws IOException {
    Form form = Form.of(train.get(0));
    Side trained = write(scratch.resolve(form.train()), form, train, mixture.copies());
    Side measured = write(scratch.resolve(form.dev()), form, dev, 1);
    String content = trained.sha256() + measured.sha256();
    String name = Digests.of(content.getBytes(StandardCharsets.US_ASCII)).sha256();
    Path folder = parent.resolve(name.substring(0, NAME_DIGITS));
    TrainingSet set = new TrainingSet(folder, form, trained, measured);
    if (!Files.exists(folder)) {
      try {
        Files.move(scratch, folder, StandardCopyOption.ATOMIC_MOVE);
        return set;
      } catch (FileSystemException e) {
        if (!Files.exists(folder)) {
          throw e;
        } // else another task was first
      }
    }
    requireUnchanged(set);
    return set;
  }

  private static Side write(Path file, Form form, List<TrainingExample> side, int copies)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      for (TrainingExample example : side) {
        int times = example.origin().kind() == Kind.CORRECTION ? copies : 1;
        for (int i = 0; i < times; i++) {
          form.write(example, out);
        }
      }
    }
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    return new Side(
        count(side, Kind.CORRECTION),
        count(side, Kind.REPLAY),
        side.stream().mapToLong(example -> example.origin().superseded()).sum(),
        Digests.of(file).sha256());
  }

  private static void requireUnchanged(TrainingSet set) throws IOException {
    boolean same =
        Files.isRegularFile(set.trainFile())
            && Files.isRegularFile(set.devFile())
            && Digests.of(set.trainFile()).sha256().equals(set.train().sha256())
            && Digests.of(set.devFile()).sha256().equals(set.dev().sha256());
    if (!same) {
      throw new TrainingSetException(
          "%s is not what was written there; remove the folder and run again."
              .formatted(set.folder()));
    }
  }

  private static void delete(Path scratch) {
    if (!Files.exists(scratch)) {
      return;
    }
    try (Stream<Path> files = Files.list(scratch)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + scratch, e);
    }
  }
}
