package io.rhema.training.base;

import io.rhema.model.text.analyzer.WordVocabulary;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.vectors.VectorsException;
import io.rhema.training.vectors.WordVectors;
import io.rhema.training.vectors.file.Selection;
import io.rhema.training.vectors.file.VectorFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Word vectors of a file in the order of a vocabulary. */
final class VectorRows {

  private VectorRows() {}

  /**
   * Reads the vectors of a vocabulary's words.
   *
   * @param width that they must have
   * @return one for each id, null where the file has none
   * @throws RecipeException if the file cannot be read, has vectors of another width, or has none
   *     of the words
   */
  static float[][] of(Path file, WordVocabulary vocabulary, int width) throws IOException {
    WordVectors vectors = read(file, vocabulary);
    if (vectors.dimension() != width) {
      throw new RecipeException(
          "Invalid embeddings: the vectors in %s have %d numbers, the model's words %d; both must match"
              .formatted(file, vectors.dimension(), width));
    }
    float[][] rows = new float[vocabulary.size()][];
    for (int i = 0; i < vectors.size(); i++) {
      rows[vocabulary.id(vectors.word(i))] = vectors.row(i);
    }
    return rows;
  }

  private static WordVectors read(Path file, WordVocabulary vocabulary) throws IOException {
    try {
      return VectorFiles.read(
              file, Selection.of(word -> vocabulary.id(word) != WordVocabulary.UNKNOWN))
          .vectors();
    } catch (VectorsException e) {
      throw new RecipeException("Invalid embeddings: " + e.getMessage(), e);
    }
  }
}
