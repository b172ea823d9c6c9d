package io.rhema.peer;

import ai.djl.MalformedModelException;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * DJL's predictor on its ONNX Runtime engine, one for each thread of one model, with DJL's
 * tokenizer. The translator is our own: DJL's for classifications needs an engine that can sort.
 */
public final class DjlPredictor implements Function<List<String>, int[]> {
  private final Shares shares;

  /** A text to the label with the higher logit. */
  private record Label(HuggingFaceTokenizer tokenizer)
      implements NoBatchifyTranslator<String, Integer> {
    @Override
    public NDList processInput(TranslatorContext context, String text) {
      Encoding[] batch = {tokenizer.encode(text)};
      return Encoding.toNDList(batch, context.getNDManager(), true, false);
    }

    @Override
    public Integer processOutput(TranslatorContext context, NDList list) {
      float[] logits = list.singletonOrThrow().toFloatArray();
      return logits[1] > logits[0] ? 1 : 0;
    }
  }

  public DjlPredictor(List<String> arguments)
      throws ModelNotFoundException, MalformedModelException, IOException {
    Path folder = Path.of(arguments.get(0));
    HuggingFaceTokenizer tokenizer =
        HuggingFaceTokenizer.builder()
            .optTokenizerPath(folder.resolve("tokenizer.json"))
            .optPadding(false)
            .build();
    ZooModel<String, Integer> model =
        Criteria.builder()
            .setTypes(String.class, Integer.class)
            .optModelPath(folder)
            .optModelName("model")
            .optEngine("OnnxRuntime")
            .optTranslator(new Label(tokenizer))
            .build()
            .loadModel();
    List<ToIntFunction<String>> predictors = new ArrayList<>();
    for (int i = Integer.parseInt(arguments.get(1)); i > 0; i--) {
      Predictor<String, Integer> predictor = model.newPredictor();
      predictors.add(text -> label(predictor, text));
    }
    shares = new Shares(predictors);
  }

  private static int label(Predictor<String, Integer> predictor, String text) {
    try {
      return predictor.predict(text);
    } catch (TranslateException e) {
      throw new IllegalStateException("DJL failed on a text", e);
    }
  }

  @Override
  public int[] apply(List<String> texts) {
    return shares.answer(texts);
  }
}
