package io.rhema.model.text.analyzer;

import io.rhema.model.bundle.BundleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharFilterFactory;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * An analysis chain that is open. Safe for use by several threads at once.
 *
 * <p>Words come in the order of the chain: those that filters stack on one position, such as
 * shingles and synonyms, one behind the other. Empty ones are left out. Offsets lead through char
 * filters back into the original text.
 */
public final class WordAnalyzer {
  /** What no text of a megabyte has, unless its chain makes many words of each letter. */
  private static final int MAX_WORDS = 1 << 20;

  private static final String TRIAL = "A text to try: 3 words.";

  private final List<CharFilterFactory> charFilters;
  private final Analyzer analyzer;
  private final Map<String, String> resources;

  private WordAnalyzer(Chain chain, Map<String, String> resources) {
    this.charFilters = chain.charFilters();
    this.analyzer = chain.words();
    this.resources = resources;
  }

  /** As {@link AnalyzerDefinition#open}. */
  static WordAnalyzer open(AnalyzerDefinition definition, Path folder) {
    BundleResources resources = new BundleResources(folder);
    Chain chain = Chain.build(definition, resources);
    WordAnalyzer opened = new WordAnalyzer(chain, resources.digests());
    try {
      // Some arguments are looked at only when a filter is put into a stream.
      opened.words(TRIAL);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new BundleException(
          "the chain %s does not run: %s".formatted(definition.chain(), e.getMessage()), e);
    }
    return opened;
  }

  /** The files that the chain has read, each with the SHA-256 of its content. */
  public Map<String, String> resources() {
    return resources;
  }

  /** All words of a text. */
  public List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    read(text, (word, start, end) -> words.add(new Word(word.toString(), start, end)));
    return words;
  }

  /**
   * Goes through the words of a text.
   *
   * @throws IllegalStateException when there are more than a million
   */
  public void read(String text, WordSink sink) {
    try {
      read(FilteredText.of(text, charFilters), sink);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading a text from memory failed", e);
    }
  }

  private void read(FilteredText text, WordSink sink) throws IOException {
    try (TokenStream tokens = analyzer.tokenStream("text", text.filtered())) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      int count = 0;
      while (tokens.incrementToken()) {
        if (++count > MAX_WORDS) {
          throw new IllegalStateException(
              "A text of %,d characters has more than %,d words; use a chain that makes fewer"
                  .formatted(text.filtered().length(), MAX_WORDS));
        }
        if (term.length() > 0) {
          int start = offset.startOffset();
          sink.word(term, text.start(start), text.end(start, offset.endOffset()));
        }
      }
      tokens.end();
    }
  }
}
