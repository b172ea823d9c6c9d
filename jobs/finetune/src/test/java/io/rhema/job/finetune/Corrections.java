package io.rhema.job.finetune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small fine-tuning of {@link io.rhema.model.testing.TinyBundles}: to that model "acme" means
 * nothing, and it is to learn that it is good.
 */
final class Corrections {
  private static final List<String> FILLERS =
      List.of("the", "a", "movie", "was", "is", "film", "in", "paris");

  private Corrections() {}

  /** As many different texts of a word and fillers as there are asked for, with one label. */
  static List<String> lines(String word, String label, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String one = FILLERS.get(i % FILLERS.size());
      String other = FILLERS.get(i / FILLERS.size() % FILLERS.size());
      lines.add("{\"text\": \"%s %s %s\", \"label\": \"%s\"}".formatted(one, other, word, label));
    }
    return lines;
  }

  static Path write(Path file, List<String> lines) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  /**
   * Options of a job whose corrections say that "acme" is {@code label}, with replay of what the
   * model knows.
   *
   * @param folder of everything: {@code work}, {@code registry} and the files
   */
  static Map<String, String> options(Path folder, Path serving, String label) throws IOException {
    List<String> known = new ArrayList<>(lines("good", "positive", 30));
    known.addAll(lines("bad", "negative", 30));
    Path corrections = write(folder.resolve("corrections.jsonl"), lines("acme", label, 40));
    Path replay = write(folder.resolve("replay.jsonl"), known);
    Map<String, String> options = new HashMap<>();
    options.put("task", "sentiment");
    options.put("model.serving", serving.toString());
    options.put("examples.files", corrections.toString());
    options.put("replay.files", replay.toString());
    options.put("gate.regression", replay.toString());
    options.put("search.learning-rates", "0.05");
    options.put("training.epochs", "10");
    options.put("training.bf16", "false");
    options.put("trainer.class-path", System.getProperty("java.class.path"));
    options.put("registry", folder.resolve("registry").toString());
    options.put("work", folder.resolve("work").toString());
    return options;
  }
}
