package io.rhema.model.text.analyzer;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.BundlePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How the words of a text are found and in what form a model sees them: the content of {@code
 * analyzer.json}, and of a recipe's {@code analyzer:} section.
 *
 * @param charFilters what a text goes through before it is cut, in order
 * @param tokenizer what cuts it
 * @param filters what its words go through, in order; filters that stack words, such as shingles,
 *     add to them
 * @param vocabulary path of the {@linkplain WordVocabulary words} inside the bundle
 * @param form order or bag
 * @param weights how much a word of a bag counts; {@link Weighting#BINARY} in a sequence, where
 *     each counts 1
 * @param documents documents of the corpus that the vocabulary's frequencies were counted in; null
 *     where they are not needed, or not known yet
 */
public record AnalyzerDefinition(
    List<Component> charFilters,
    Component tokenizer,
    List<Component> filters,
    String vocabulary,
    Form form,
    Weighting weights,
    Integer documents) {

  /** The name of the file that holds a definition. */
  public static final String FILE = "analyzer.json";

  /** The format that this code reads and writes. */
  public static final int FORMAT_VERSION = 1;

  /** Where the words are unless a definition says otherwise. */
  public static final String VOCABULARY = "words.tsv";

  private static final int MAX_COMPONENTS = 100;

  /**
   * @throws IllegalArgumentException when the parts do not fit together
   */
  public AnalyzerDefinition {
    charFilters = List.copyOf(charFilters);
    Objects.requireNonNull(tokenizer, "tokenizer");
    filters = List.copyOf(filters);
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(weights, "weights");
    if (charFilters.size() > MAX_COMPONENTS || filters.size() > MAX_COMPONENTS) {
      throw new IllegalArgumentException(
          "there are %d char filters and %d filters; at most %d of each are taken"
              .formatted(charFilters.size(), filters.size(), MAX_COMPONENTS));
    }
    if (!BundlePath.isInside(vocabulary)) {
      throw new IllegalArgumentException(
          "vocabulary is '%s'; it must be a path inside the bundle".formatted(vocabulary));
    }
    if (form == Form.SEQUENCE && weights != Weighting.BINARY) {
      throw new IllegalArgumentException(
          "weights are '%s' and the form is '%s'; each word of a sequence counts 1, weigh a 'bag'"
              .formatted(weights, form));
    }
    if (documents != null && documents < 1) {
      throw new IllegalArgumentException(
          "documents is %d; it must be positive".formatted(documents));
    }
  }

  /** A chain, its words as a sequence. */
  public static AnalyzerDefinition of(
      List<Component> charFilters, Component tokenizer, List<Component> filters) {
    return new AnalyzerDefinition(
        charFilters, tokenizer, filters, VOCABULARY, Form.SEQUENCE, Weighting.BINARY, null);
  }

  /**
   * English words: without HTML and possessive {@code 's}, small, runs of a letter cut to two,
   * without accents. Nothing is left out and nothing stemmed; {@link #with} {@code stop}, {@code
   * porterStem} or {@code shingle} where that pays.
   */
  public static AnalyzerDefinition english() {
    return of(
        List.of(Component.of("htmlStrip")),
        Component.of("standard"),
        List.of(
            Component.of("englishPossessive"),
            Component.of("lowercase"),
            Component.of("repeatedLetters", "max", "2"),
            Component.of("asciiFolding")));
  }

  /**
   * French words: as {@link #english}, with elided articles and pronouns cut off ({@code l'été},
   * {@code qu'il}). {@link #with} {@code frenchLightStem} where that pays.
   */
  public static AnalyzerDefinition french() {
    return of(
        List.of(Component.of("htmlStrip")),
        Component.of("standard"),
        List.of(
            Component.of("elision", "ignoreCase", "true"),
            Component.of("lowercase"),
            Component.of("repeatedLetters", "max", "2"),
            Component.of("asciiFolding")));
  }

  /** The same with another filter behind the others. */
  public AnalyzerDefinition with(Component filter) {
    List<Component> more = new ArrayList<>(filters);
    more.add(filter);
    return new AnalyzerDefinition(
        charFilters, tokenizer, more, vocabulary, form, weights, documents);
  }

  /** The same chain, each word of a text once. */
  public AnalyzerDefinition asBag(Weighting weighting) {
    return new AnalyzerDefinition(
        charFilters, tokenizer, filters, vocabulary, Form.BAG, weighting, documents);
  }

  /** The same, with frequencies counted in so many documents. */
  public AnalyzerDefinition withDocuments(int count) {
    return new AnalyzerDefinition(
        charFilters, tokenizer, filters, vocabulary, form, weights, count);
  }

  /**
   * Reads a definition.
   *
   * @param json {@code formatVersion} may be missing
   * @throws BundleException when it is none; the message does not name the file
   */
  public static AnalyzerDefinition of(JsonNode json) {
    return AnalyzerJson.definition(json);
  }

  /**
   * Reads {@code analyzer.json}.
   *
   * @throws BundleException when the file cannot be read or holds no definition; the message does
   *     not name the file
   */
  public static AnalyzerDefinition read(Path file) {
    return AnalyzerJson.read(file);
  }

  /** The JSON that {@link #of(JsonNode)} reads. */
  public JsonNode json() {
    return AnalyzerJson.of(this);
  }

  /** Writes {@code analyzer.json}. */
  public void write(Path file) throws IOException {
    AnalyzerJson.write(this, file);
  }

  /**
   * Opens the chain.
   *
   * @param resources the folder that its files lie in
   * @throws BundleException when there is no component of a name, or one does not take its
   *     arguments or files
   */
  public WordAnalyzer open(Path resources) {
    return WordAnalyzer.open(this, resources);
  }

  /**
   * The words of one text, as a vocabulary is learnt from. It opens the chain each time: for many
   * texts, {@link #open} it once.
   */
  public List<String> analyze(Path resources, String text) {
    return open(resources).words(text).stream().map(Word::text).toList();
  }

  /** Every component in order, as a reader of the model wants to see them. */
  public String chain() {
    List<String> all = new ArrayList<>();
    charFilters.forEach(filter -> all.add(filter.toString()));
    all.add(tokenizer.toString());
    filters.forEach(filter -> all.add(filter.toString()));
    return String.join(" > ", all);
  }
}
