package io.rhema.training.data;

import io.rhema.training.recipe.ConllOptions;
import io.rhema.training.recipe.RecipeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads whole files of {@linkplain ConllSentences tagged sentences}. */
public final class ConllFile {
  private ConllFile() {}

  /**
   * Reads all sentences of a UTF-8 file, their tags turned into BIO with the types of the options.
   *
   * @throws RecipeException if a line is malformed; the message names the file, the line, and the
   *     rule that it breaks
   */
  public static List<TaggedSentence> read(Path path, ConllOptions options) throws IOException {
    ConllSentences lines = new ConllSentences(options);
    List<TaggedSentence> sentences = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(path)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        try {
          lines.add(line).ifPresent(sentences::add);
        } catch (RecipeException e) {
          throw new RecipeException(
              "%s, line %d, '%s': %s".formatted(path, number, line, e.getMessage()), e);
        }
      }
    }
    lines.end().ifPresent(sentences::add);
    return sentences;
  }
}
