package io.rhema.operator.interpret;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.WindowMean;
import io.rhema.model.text.EncodedText;
import io.rhema.schema.EmbeddingResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TextEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Embeddings: the vector of a text, pooled here unless the graph did, with the windows of a long
 * text combined into one.
 *
 * @param task how vectors are pooled
 * @param model name and version, for the results
 */
public record EmbeddingInterpreter(Embedding task, ModelId model)
    implements Interpreter<EmbeddingResult> {

  @Override
  public EmbeddingResult answer(TextEvent event, EncodedText text, List<WindowOutput> windows) {
    WindowMean mean = new WindowMean(windows.get(0).width());
    for (WindowOutput output : windows) {
      mean.add(task.pool(output.values(), output.width()), 0, output.window().size());
    }
    return result(event, ResultStatus.ok, boxed(task.interpret(mean.value())));
  }

  private static List<Float> boxed(float[] vector) {
    List<Float> list = new ArrayList<>(vector.length);
    for (float value : vector) {
      list.add(value);
    }
    return list;
  }

  @Override
  public EmbeddingResult withoutAnswer(TextEvent event, ResultStatus status) {
    return result(event, status, List.of());
  }

  private EmbeddingResult result(TextEvent event, ResultStatus status, List<Float> vector) {
    return EmbeddingResult.newBuilder()
        .setEventId(event.getId())
        .setStatus(status)
        .setVector(vector)
        .setPooling(task.pooling().name().toLowerCase(Locale.ROOT))
        .setNormalised(task.normalised())
        .setModel(model.name())
        .setModelVersion(model.version())
        .setEventTime(event.getEventTime())
        .build();
  }
}
