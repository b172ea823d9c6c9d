package io.rhema.training.tune;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rhema.model.TextClassifier;
import io.rhema.model.TextTagger;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.entity.EntityOptions;
import io.rhema.model.translate.TextTranslator;
import io.rhema.training.base.TrainingException;
import io.rhema.training.graph.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Texts by which a model that is trained further keeps what it knew: its own answers to them are
 * mixed into what it learns. They were written for this project, 258 in English, with opinions,
 * some with names; none is among the regression texts.
 */
public final class ReplayTexts {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String RESOURCE = "replay.txt";

  /** One text in so many is kept from learning. */
  private static final int HELD_OUT = 5;

  private ReplayTexts() {}

  /** The texts, one line each. */
  public static List<String> all() throws IOException {
    try (InputStream in = ReplayTexts.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new TrainingException("The class path lacks %s of ReplayTexts".formatted(RESOURCE));
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    }
  }

  /** Those to learn from: the same ones always. */
  public static List<String> learnt() throws IOException {
    return some(false);
  }

  /** Those to measure on. */
  public static List<String> heldOut() throws IOException {
    return some(true);
  }

  private static List<String> some(boolean heldOut) throws IOException {
    List<String> all = all();
    return IntStream.range(0, all.size())
        .filter(i -> (i % HELD_OUT == 0) == heldOut)
        .mapToObj(all::get)
        .toList();
  }

  /**
   * Writes what a head answers to texts, in the form that it is trained on.
   *
   * @param bundle the model that serves
   * @param texts without line breaks, for a head that finds entities or translates
   * @param file written whole or not at all, the same for the same texts
   * @throws io.rhema.model.bundle.BundleException when the bundle can't be served
   */
  public static void write(ModelBundle bundle, Head head, List<String> texts, Path file)
      throws IOException {
    String lines =
        switch (TrainingFiles.of(head)) {
          case TEXTS -> labelled(bundle, head, texts);
          case SPANS -> tagged(bundle, texts);
          case PAIRS -> translated(bundle, texts);
        };
    AtomicFile.write(file, out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
  }

  private static String labelled(ModelBundle bundle, Head head, List<String> texts)
      throws IOException {
    List<String> labels;
    try (TextClassifier classifier = TextClassifier.open(bundle, head, SessionOptions.DEFAULT)) {
      labels = classifier.classify(texts).stream().map(answer -> answer.label()).toList();
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      Map<String, String> line =
          new TreeMap<>(Map.of("text", texts.get(i), "label", labels.get(i)));
      lines.append(JSON.writeValueAsString(line)).append('\n');
    }
    return lines.toString();
  }

  private static String tagged(ModelBundle bundle, List<String> texts) {
    List<List<String>> sentences = texts.stream().map(PlainTokens::of).toList();
    List<List<String>> tags;
    try (TextTagger tagger =
        TextTagger.open(bundle, EntityOptions.DEFAULT, SessionOptions.DEFAULT)) {
      tags = tagger.labelTokens(sentences);
    }
    return IntStream.range(0, sentences.size())
        .mapToObj(i -> lines(sentences.get(i), tags.get(i)))
        .collect(Collectors.joining());
  }

  private static String lines(List<String> tokens, List<String> tags) {
    return IntStream.range(0, tokens.size())
            .mapToObj(i -> tokens.get(i) + "\t" + tags.get(i) + "\n")
            .collect(Collectors.joining())
        + "\n";
  }

  private static String translated(ModelBundle bundle, List<String> texts) {
    try (TextTranslator translator =
        TextTranslator.open(bundle, SessionOptions.DEFAULT, GenerationOptions.of(bundle))) {
      List<String> translations =
          translator.translate(texts).stream().map(answer -> answer.text()).toList();
      return IntStream.range(0, texts.size())
          .mapToObj(i -> texts.get(i) + "\t" + translations.get(i) + "\n")
          .collect(Collectors.joining());
    }
  }
}
