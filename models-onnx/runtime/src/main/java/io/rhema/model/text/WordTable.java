package io.rhema.model.text;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.WordAnalyzer;
import io.rhema.model.text.analyzer.WordSink;
import io.rhema.model.text.analyzer.WordVocabulary;
import java.nio.file.Path;

/**
 * The words of texts, and in how many documents of a corpus each occurs: an {@code analyzer.json}
 * and its vocabulary, read as a table. Words that are not in it can be asked for too. Safe for use
 * by several threads at once.
 */
public final class WordTable {
  private final WordAnalyzer analyzer;
  private final WordVocabulary vocabulary;
  private final int documents;

  private WordTable(WordAnalyzer analyzer, WordVocabulary vocabulary, int documents) {
    this.analyzer = analyzer;
    this.vocabulary = vocabulary;
    this.documents = documents;
  }

  /**
   * Reads the {@code analyzer.json} of a folder and what it names.
   *
   * @throws BundleException when it cannot be used, or does not state how many documents there were
   */
  public static WordTable load(Path folder) {
    Path file = folder.resolve(AnalyzerDefinition.FILE);
    return Refusals.in(file, () -> read(file, folder));
  }

  private static WordTable read(Path file, Path folder) {
    AnalyzerDefinition definition = AnalyzerDefinition.read(file);
    WordVocabulary vocabulary = WordVocabulary.read(folder.resolve(definition.vocabulary()));
    WordTextEncoder.checkDocuments(definition.documents(), vocabulary);
    return new WordTable(definition.open(folder), vocabulary, definition.documents());
  }

  /** Goes through the words of a text, as {@link WordAnalyzer#read}. */
  public void read(String text, WordSink sink) {
    analyzer.read(text, sink);
  }

  /** In how many documents a word occurs: 0 for one that is not in the table. */
  public int documentFrequency(CharSequence word) {
    int id = vocabulary.id(word);
    return id == WordVocabulary.UNKNOWN ? 0 : vocabulary.documentFrequency(id);
  }

  /** How many documents the corpus had. */
  public int documents() {
    return documents;
  }
}
