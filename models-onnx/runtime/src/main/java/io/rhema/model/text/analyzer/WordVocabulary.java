package io.rhema.model.text.analyzer;

import io.rhema.model.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArrayMap;

/**
 * The words that a model knows, each with the number of documents that it occurs in: the content of
 * {@code words.tsv}. Id {@value #PADDING} is padding, id {@value #UNKNOWN} any other word, and the
 * word of the first line has id {@value #FIRST}. Safe for use by several threads at once.
 */
public final class WordVocabulary {
  /** The id that fills rows. */
  public static final int PADDING = 0;

  /** The id of every word that is not in the vocabulary. */
  public static final int UNKNOWN = 1;

  /** The id of the first word. */
  public static final int FIRST = 2;

  private final List<WordCount> words;
  private final CharArrayMap<Integer> ids;

  /**
   * @param words in the order of their ids; each once
   * @throws IllegalArgumentException when a word occurs twice
   */
  public WordVocabulary(List<WordCount> words) {
    this.words = List.copyOf(words);
    ids = new CharArrayMap<>(words.size(), false);
    for (WordCount word : words) {
      if (ids.put(word.word(), FIRST + ids.size()) != null) {
        throw new IllegalArgumentException(
            "the word '%s' is there twice; a vocabulary has each once".formatted(word.word()));
      }
    }
  }

  /**
   * Learns the vocabulary of a corpus.
   *
   * @param documents the words of each document
   * @param maxWords how many are taken at most, the most frequent ones
   * @param minCount how often a word must occur, all documents together
   * @throws IllegalArgumentException when no word is left
   */
  public static WordVocabulary learn(Stream<List<String>> documents, int maxWords, int minCount) {
    Builder builder = new Builder();
    documents.forEachOrdered(builder::add);
    return builder.build(maxWords, minCount);
  }

  /** Collects the words of a corpus, document by document. */
  public static final class Builder {
    private final WordCounter counter = new WordCounter();

    /** Counts the words of one document. */
    public Builder add(List<String> document) {
      counter.add(document);
      return this;
    }

    /** How many documents there were so far. */
    public int documents() {
      return counter.documents();
    }

    /** As {@link WordVocabulary#learn}; of words that occur equally often, the first by code. */
    public WordVocabulary build(int maxWords, int minCount) {
      return new WordVocabulary(counter.mostFrequent(maxWords, minCount));
    }
  }

  /**
   * Reads {@code words.tsv}.
   *
   * @throws BundleException when the file is no vocabulary; the message names no folder
   */
  public static WordVocabulary read(Path file) {
    return WordsTsv.read(file);
  }

  /** Writes {@code words.tsv}. */
  public void write(Path file) throws IOException {
    WordsTsv.write(words, file);
  }

  /** How many ids there are: the words, padding and unknown; as many as an embedding has rows. */
  public int size() {
    return FIRST + words.size();
  }

  /** The words in the order of their ids. */
  public List<WordCount> words() {
    return words;
  }

  /** The id of a word, {@link #UNKNOWN} if it has none. */
  public int id(CharSequence word) {
    Integer id = ids.get(word);
    return id == null ? UNKNOWN : id;
  }

  /**
   * The word of an id.
   *
   * @param id from {@link #FIRST} on, less than {@link #size}
   */
  public String word(int id) {
    return words.get(id - FIRST).word();
  }

  /** In how many documents the word of an id occurs; the id as in {@link #word}. */
  public int documentFrequency(int id) {
    return words.get(id - FIRST).documentFrequency();
  }
}
