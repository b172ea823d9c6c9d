package io.rhema.model.text;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Form;
import io.rhema.model.text.analyzer.Weighting;
import io.rhema.model.text.analyzer.WordAnalyzer;
import io.rhema.model.text.analyzer.WordCount;
import io.rhema.model.text.analyzer.WordVocabulary;
import java.nio.file.Path;

/**
 * Gives each word that the chain of an {@code analyzer.json} finds the id of a vocabulary of whole
 * words, one by one or as a bag. A word of the text is a sub-word here, and a word of its own.
 */
final class WordTextEncoder implements TextEncoder {
  private static final SequenceFormat FORMAT =
      new SequenceFormat(new int[0], new int[0], WordVocabulary.PADDING);

  private final AnalyzerDefinition definition;
  private final WordAnalyzer analyzer;
  private final WordVocabulary vocabulary;
  private final String fingerprint;

  private WordTextEncoder(
      AnalyzerDefinition definition, WordAnalyzer analyzer, WordVocabulary vocabulary) {
    this.definition = definition;
    this.analyzer = analyzer;
    this.vocabulary = vocabulary;
    this.fingerprint = fingerprint(definition, analyzer, vocabulary);
  }

  /** Reads the {@code analyzer.json} of a folder and what it names; messages do not name it. */
  static TextEncoder read(Path folder) {
    AnalyzerDefinition definition =
        AnalyzerDefinition.read(folder.resolve(AnalyzerDefinition.FILE));
    WordVocabulary vocabulary = WordVocabulary.read(folder.resolve(definition.vocabulary()));
    if (definition.weights() == Weighting.TFIDF) {
      checkDocuments(definition.documents(), vocabulary);
    }
    return new WordTextEncoder(definition, definition.open(folder), vocabulary);
  }

  static void checkDocuments(Integer documents, WordVocabulary vocabulary) {
    if (documents == null) {
      throw new BundleException(
          "weights are '%s' and documents are not stated; tell in how many the words were counted"
              .formatted(Weighting.TFIDF));
    }
    for (WordCount word : vocabulary.words()) {
      if (word.documentFrequency() > documents) {
        throw new BundleException(
            "the vocabulary has '%s' in %d documents, of which there are %d; state how many were counted"
                .formatted(word.word(), word.documentFrequency(), documents));
      }
    }
  }

  /** Lucene's release is not in it: a savepoint outlives that, as it does a JDK's Unicode. */
  private static String fingerprint(
      AnalyzerDefinition definition, WordAnalyzer analyzer, WordVocabulary vocabulary) {
    Fingerprint fingerprint = new Fingerprint().add(AnalyzerDefinition.FILE);
    fingerprint.add(definition.json().toString());
    fingerprint.add(analyzer.resources().size());
    analyzer.resources().forEach((name, sha256) -> fingerprint.add(name).add(sha256));
    for (WordCount word : vocabulary.words()) {
      fingerprint.add(word.word()).add(word.documentFrequency());
    }
    return fingerprint.hex();
  }

  @Override
  public EncodedText encode(String text) {
    if (definition.form() == Form.BAG) {
      BagOfWords bag = new BagOfWords(text, vocabulary);
      analyzer.read(text, bag);
      int documents = definition.documents() == null ? 0 : definition.documents();
      return bag.encodedBy(fingerprint, definition.weights(), documents);
    }
    SubWords found = new SubWords(text);
    analyzer.read(text, (word, start, end) -> found.add(vocabulary.id(word), start, end, true));
    return found.encodedBy(fingerprint);
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public SequenceFormat format() {
    return FORMAT;
  }
}
