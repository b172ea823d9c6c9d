package io.rhema.model;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.Sampler;
import io.rhema.model.generate.Sampling;
import io.rhema.model.session.RecurrentModel;
import io.rhema.model.session.RecurrentStep;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.TextGeneration;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Form;
import io.rhema.model.text.analyzer.WordVocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes on where texts end, by a bundle of the task {@link TextGeneration} with an {@code
 * analyzer.json}. Words are written as the vocabulary has them. Safe for use by several threads at
 * once.
 */
public final class TextGenerator implements AutoCloseable {
  /** In front of the first word of a text, and behind the last. */
  private static final int BOUNDARY = WordVocabulary.PADDING;

  private final RecurrentModel model;
  private final TextEncoder encoder;
  private final WordVocabulary vocabulary;

  private TextGenerator(RecurrentModel model, TextEncoder encoder, WordVocabulary vocabulary) {
    this.model = model;
    this.encoder = encoder;
    this.vocabulary = vocabulary;
  }

  /**
   * Opens vocabulary and graph of a bundle.
   *
   * @throws BundleException when one of them cannot be served, they do not fit together, or the
   *     bundle has no head that generates texts
   */
  public static TextGenerator open(ModelBundle bundle, SessionOptions options) {
    bundle.task(TextGeneration.class);
    Path file = bundle.dir().resolve(AnalyzerDefinition.FILE);
    if (!Files.exists(file)) {
      throw bundle.refusal(
          "it has no %s; only models of whole words are served for '%s'."
              .formatted(AnalyzerDefinition.FILE, TextGeneration.NAME));
    }
    TextEncoder encoder = TextEncoders.load(bundle.dir());
    AnalyzerDefinition definition = AnalyzerDefinition.read(file);
    if (definition.form() != Form.SEQUENCE) {
      throw bundle.refusal(
          "%s has the form '%s'; a text is written as a '%s'."
              .formatted(AnalyzerDefinition.FILE, definition.form(), Form.SEQUENCE));
    }
    WordVocabulary words = WordVocabulary.read(bundle.dir().resolve(definition.vocabulary()));
    RecurrentModel model = bundle.openRecurrent(options);
    if (model.vocabulary() != words.size()) {
      model.close();
      throw bundle.refusal(
          "the graph chooses from %d ids, %s has %d words and two ids besides; both must match."
              .formatted(model.vocabulary(), definition.vocabulary(), words.words().size()));
    }
    return new TextGenerator(model, encoder, words);
  }

  /**
   * Goes on where a text ends; the same way whenever prompt and sampling are the same. Neither
   * padding nor the unknown word is ever written.
   *
   * @param prompt empty to begin anew; words of it that are not in the vocabulary are read as
   *     unknown ones
   * @throws io.rhema.model.session.InferenceException when the model fails
   */
  public GeneratedText generate(String prompt, Sampling sampling) {
    int[] read = encoder.encode(prompt).ids();
    int[] front = IntStream.concat(IntStream.of(BOUNDARY), Arrays.stream(read)).toArray();
    RecurrentStep step = model.step(model.start(), front);
    // A text that has not begun cannot end.
    Sampler first = new Sampler(sampling, id -> id >= WordVocabulary.FIRST);
    Sampler later = new Sampler(sampling, id -> id != WordVocabulary.UNKNOWN);
    List<String> words = new ArrayList<>();
    while (words.size() < sampling.maxWords()) {
      boolean begins = read.length == 0 && words.isEmpty();
      int id = (begins ? first : later).next(step.scores());
      if (id == BOUNDARY) {
        return new GeneratedText(prompt, List.copyOf(words), true);
      }
      words.add(vocabulary.word(id));
      step = model.step(step.states(), id);
    }
    return new GeneratedText(prompt, List.copyOf(words), false);
  }

  @Override
  public void close() {
    model.close();
  }
}
