package io.rhema.training.evaluate;

import io.rhema.training.data.ConllFile;
import io.rhema.training.data.TaggedSentence;
import io.rhema.training.recipe.ConllOptions;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Tagged sentences.
 *
 * @param name what they are called in the report
 * @param sentences with tags in BIO
 * @param missing types that nobody marked in them: what a model finds of them is not counted
 */
public record TaggedData(String name, List<TaggedSentence> sentences, Set<String> missing)
    implements EvaluationData {
  public TaggedData {
    sentences = List.copyOf(sentences);
    missing = Set.copyOf(missing);
  }

  /**
   * Reads a file.
   *
   * @param format how it spells tokens and tags
   * @throws EvaluationException when it cannot be read or has no sentence
   * @throws io.rhema.training.recipe.RecipeException when a line is malformed; the message names it
   */
  public static TaggedData read(String name, Path file, ConllOptions format, Set<String> missing) {
    List<TaggedSentence> sentences;
    try {
      sentences = ConllFile.read(file, format);
    } catch (CharacterCodingException e) {
      throw new EvaluationException("%s is not UTF-8 throughout; convert it.".formatted(file), e);
    } catch (IOException e) {
      throw new EvaluationException(
          "Cannot read %s (%s); give the path of a file with a token and its tag on each line."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
    if (sentences.isEmpty()) {
      throw new EvaluationException(
          "%s has no sentences; there is nothing to measure.".formatted(file));
    }
    return new TaggedData(name, sentences, missing);
  }
}
