package io.rhema.model.text.analyzer;

import io.rhema.model.bundle.BundleException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;

/**
 * Puts a chain together of the components that Lucene finds by name, with the class loader that
 * Lucene itself comes from: its own, ours, and those of any jar that lies beside it.
 */
final class ChainBuilder {
  /** Their files are of formats that reach beyond the file, or name sizes that nobody checks. */
  private static final Map<String, String> UNSAFE =
      Map.of(
          "hyphenationcompoundword", "its XML may name files outside the bundle",
          "word2vecsynonym", "its archive may ask for any amount of memory");

  private ChainBuilder() {}

  /**
   * @throws BundleException that names the component which cannot be had so
   */
  static Analyzer build(AnalyzerDefinition definition, BundleResources resources) {
    CustomAnalyzer.Builder builder = CustomAnalyzer.builder(resources);
    definition.charFilters().forEach(c -> add("char filter", c, builder::addCharFilter));
    add("tokenizer", definition.tokenizer(), builder::withTokenizer);
    definition.filters().forEach(c -> add("filter", c, builder::addTokenFilter));
    return builder.build();
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
