package io.rhema.model.testing;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.task.Keywords;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Weighting;
import io.rhema.model.text.analyzer.WordCount;
import io.rhema.model.text.analyzer.WordVocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whole bundles that find keywords, with a table of a few words counted in 9 documents. */
public final class TinyKeywords {
  /** How many documents the words were counted in. */
  public static final int DOCUMENTS = 9;

  private TinyKeywords() {}

  /** Writes the bundle {@code keywords} 1 of English words into a folder, made if need be. */
  public static Path write(Path dir) {
    return write(dir, "1", AnalyzerDefinition.english());
  }

  /** Writes the bundle under another version, with another chain. */
  public static Path write(Path dir, String version, AnalyzerDefinition chain) {
    WordVocabulary words =
        new WordVocabulary(
            List.of(
                new WordCount("the", 9),
                new WordCount("good", 4),
                new WordCount("movie", 7),
                new WordCount("good movie", 1)));
    try {
      Files.createDirectories(dir);
      AnalyzerDefinition table = chain.asBag(Weighting.TFIDF).withDocuments(DOCUMENTS);
      table.write(dir.resolve(AnalyzerDefinition.FILE));
      words.write(dir.resolve(table.vocabulary()));
      BundleWriter.seal(
          dir, BundleManifest.of("keywords", version, Keywords.NAME).withLanguages(List.of("en")));
      return dir;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The score before it is divided by the norm of those of all words of the text. */
  public static double tfIdf(int count, int documentFrequency) {
    return count * (Math.log((1.0 + DOCUMENTS) / (1 + documentFrequency)) + 1);
  }
}
