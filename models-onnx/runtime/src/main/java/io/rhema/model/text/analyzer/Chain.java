package io.rhema.model.text.analyzer;

import io.rhema.model.bundle.BundleException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharFilterFactory;
import org.apache.lucene.analysis.custom.CustomAnalyzer;

/**
 * A chain put together of the components that Lucene finds by name, with the class loader that
 * Lucene itself comes from: its own, ours, and those of any jar that lies beside it.
 *
 * @param charFilters what a text goes through first, in order
 * @param words tokenizer and filters
 */
record Chain(List<CharFilterFactory> charFilters, Analyzer words) {
  /** Their files are of formats that reach beyond the file, or name sizes that nobody checks. */
  private static final Map<String, String> UNSAFE =
      Map.of(
          "hyphenationcompoundword", "its XML may name files outside the bundle",
          "word2vecsynonym", "its archive may ask for any amount of memory");

  /**
   * @throws BundleException that names the component which cannot be had so
   */
  static Chain build(AnalyzerDefinition definition, BundleResources resources) {
    // Apart from the words, so that offsets can be taken back one by one; its tokenizer is not run.
    CustomAnalyzer.Builder before = CustomAnalyzer.builder(resources);
    definition.charFilters().forEach(c -> add("char filter", c, before::addCharFilter));
    add("tokenizer", Component.of("keyword"), before::withTokenizer);
    CustomAnalyzer.Builder words = CustomAnalyzer.builder(resources);
    add("tokenizer", definition.tokenizer(), words::withTokenizer);
    definition.filters().forEach(c -> add("filter", c, words::addTokenFilter));
    return new Chain(before.build().getCharFilterFactories(), words.build());
  }

  private interface Step {
    Object add(String name, Map<String, String> arguments) throws IOException;
  }

  private static void add(String kind, Component component, Step step) {
    String unsafe = UNSAFE.get(component.name().toLowerCase(Locale.ROOT));
    if (unsafe != null) {
      throw new BundleException(
          "%s '%s' is not supported: %s".formatted(kind, component.name(), unsafe));
    }
    try {
      // Factories take out what they know and refuse what is left.
      step.add(component.name(), new HashMap<>(component.arguments()));
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new BundleException("%s %s: %s".formatted(kind, component, e.getMessage()), e);
    }
  }
}
