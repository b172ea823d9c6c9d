package io.rhema.local.evaluate;

import io.rhema.local.EnvironmentException;
import io.rhema.training.data.ConllFile;
import io.rhema.training.data.TaggedSentence;
import io.rhema.training.recipe.ConllOptions;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A file of tagged sentences.
 *
 * @param name what it is called in the report
 * @param format how it spells tokens and tags
 * @param missing types that nobody marked in it: what a model finds of them is not counted
 */
public record TaggedData(String name, Path file, ConllOptions format, Set<String> missing) {
  public TaggedData {
    missing = Set.copyOf(missing);
  }

  /**
   * Reads it, tags in BIO.
   *
   * @throws EnvironmentException when it cannot be read or has no sentence
   * @throws io.rhema.training.recipe.RecipeException when a line is malformed; the message names it
   */
  List<TaggedSentence> read() {
    List<TaggedSentence> sentences;
    try {
      sentences = ConllFile.read(file, format);
    } catch (CharacterCodingException e) {
      throw new EnvironmentException("%s is not UTF-8 throughout; convert it.".formatted(file), e);
    } catch (IOException e) {
      throw new EnvironmentException(
          "Cannot read %s (%s); give the path of a file with a token and its tag on each line."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
    if (sentences.isEmpty()) {
      throw new EnvironmentException(
          "%s has no sentences; there is nothing to measure.".formatted(file));
    }
    return sentences;
  }
}
