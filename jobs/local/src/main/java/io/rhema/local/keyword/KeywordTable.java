package io.rhema.local.keyword;

import io.rhema.job.line.Line;
import io.rhema.local.Directories;
import io.rhema.local.EnvironmentException;
import io.rhema.local.line.Lines;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.DataSet;
import io.rhema.model.bundle.Provenance;
import io.rhema.model.task.Keywords;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Word;
import io.rhema.model.text.analyzer.WordAnalyzer;
import io.rhema.model.text.analyzer.WordVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Learns in how many texts each word occurs, and writes it as a bundle that finds keywords.
 *
 * @param language of the texts
 * @param phrase words of the longest phrase; 1 for words alone
 * @param maxWords words and phrases of the table at most, the most frequent ones
 * @param minCount how often one must occur, all texts together
 */
public record KeywordTable(KeywordLanguage language, int phrase, int maxWords, int minCount) {

  /**
   * What was learnt.
   *
   * @param texts that were not blank
   * @param words words and phrases of the table
   */
  public record Learnt(int texts, int words) {}

  /**
   * Learns from files and writes the bundle.
   *
   * @param files each with a text on each line, plain or as JSON
   * @param output a folder that does not exist, or an empty one; the bundle is called by its name
   * @throws EnvironmentException when a file cannot be read, the folder holds something, or no word
   *     occurs often enough
   */
  public Learnt learn(List<String> files, Path output) throws IOException {
    requireEmpty(output);
    AnalyzerDefinition chain = language.chain(phrase);
    WordVocabulary.Builder builder = new WordVocabulary.Builder();
    List<DataSet> data = count(files, chain, builder);
    WordVocabulary words = words(builder);
    // Only now: what could not be learnt from leaves no folder behind.
    Files.createDirectories(output);
    language.writeStopWords(output);
    words.write(output.resolve(chain.vocabulary()));
    chain.withDocuments(builder.documents()).write(output.resolve(AnalyzerDefinition.FILE));
    BundleWriter.seal(output, manifest(data));
    return new Learnt(builder.documents(), words.words().size());
  }

  private static void requireEmpty(Path output) throws IOException {
    if (!Files.exists(output)) {
      return;
    }
    if (Files.isDirectory(output)) {
      try (Stream<Path> held = Files.list(output)) {
        if (held.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new EnvironmentException(
        "%s already exists; name a folder that does not, or an empty one.".formatted(output));
  }

  private List<DataSet> count(
      List<String> files, AnalyzerDefinition chain, WordVocabulary.Builder builder)
      throws IOException {
    Path resources = Directories.temporary("rhema-keywords-");
    try {
      language.writeStopWords(resources);
      WordAnalyzer analyzer = chain.open(resources);
      List<DataSet> data = new ArrayList<>();
      for (String file : files) {
        int before = builder.documents();
        count(file, analyzer, builder);
        data.add(new DataSet(name(file), null, null, builder.documents() - before));
      }
      return data;
    } finally {
      Directories.delete(resources);
    }
  }

  private static void count(String file, WordAnalyzer analyzer, WordVocabulary.Builder builder) {
    try (Lines lines = Lines.open(file)) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        String text = lines.format().read(line).text();
        if (!text.isBlank()) {
          builder.add(analyzer.words(text).stream().map(Word::text).toList());
        }
      }
    }
  }

  private WordVocabulary words(WordVocabulary.Builder builder) {
    try {
      return builder.build(maxWords, minCount);
    } catch (IllegalArgumentException e) {
      throw new EnvironmentException("No table can be learnt: " + e.getMessage() + ".", e);
    }
  }

  private static String name(String file) {
    return file.equals(Lines.STANDARD_INPUT)
        ? "standard input"
        : Path.of(file).getFileName().toString();
  }

  private BundleManifest manifest(List<DataSet> data) {
    return BundleManifest.of(null, null, Keywords.NAME)
        .withLanguages(List.of(language.tag()))
        .withProvenance(
            new Provenance(
                null,
                data,
                Map.of("max-words", maxWords, "min-count", minCount, "phrase", phrase),
                null,
                null,
                null,
                null));
  }
}
