package io.rhema.peer;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import opennlp.dl.InferenceOptions;
import opennlp.dl.doccat.DocumentCategorizerDL;
import opennlp.dl.doccat.scoring.AverageClassificationScoringStrategy;

/**
 * OpenNLP's categoriser with its own tokenizer, one for each thread. It keeps capitals, which this
 * vocabulary has none of, so texts are put into small letters for it.
 */
public final class OpenNlpCategorizer implements Function<List<String>, int[]> {
  private final Shares shares;

  public OpenNlpCategorizer(List<String> arguments) throws IOException, OrtException {
    Path folder = Path.of(arguments.get(0));
    List<ToIntFunction<String>> categorizers = new ArrayList<>();
    for (int i = Integer.parseInt(arguments.get(1)); i > 0; i--) {
      DocumentCategorizerDL categorizer =
          new DocumentCategorizerDL(
              folder.resolve("model.onnx").toFile(),
              folder.resolve("vocab.txt").toFile(),
              Map.of(0, "negative", 1, "positive"),
              new AverageClassificationScoringStrategy(),
              new InferenceOptions());
      categorizers.add(
          text -> label(categorizer.categorize(new String[] {text.toLowerCase(Locale.ROOT)})));
    }
    shares = new Shares(categorizers);
  }

  private static int label(double[] scores) {
    return scores[1] > scores[0] ? 1 : 0;
  }

  @Override
  public int[] apply(List<String> texts) {
    return shares.answer(texts);
  }
}
