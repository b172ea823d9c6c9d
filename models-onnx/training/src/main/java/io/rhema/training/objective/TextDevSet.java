package io.rhema.training.objective;

import io.rhema.model.task.WindowMean;
import io.rhema.training.data.Batch;
import io.rhema.training.data.WindowRow;
import io.rhema.training.data.WindowedText;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.TensorData;
import io.rhema.training.metric.TextAnswers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Texts that a classifier is measured on. A text that is longer than a row is answered as it is
 * when the model is served: by the mean of its windows.
 */
final class TextDevSet {
  private static final int EVALUATION_BATCH = 32;

  private record Part(int text, WindowRow window) {
    int length() {
      return window.row().length();
    }
  }

  private final List<WindowedText> texts;
  private final List<Part> parts = new ArrayList<>();

  TextDevSet(List<WindowedText> texts) {
    this.texts = List.copyOf(texts);
    for (int i = 0; i < texts.size(); i++) {
      for (WindowRow window : texts.get(i).windows()) {
        parts.add(new Part(i, window));
      }
    }
    parts.sort(Comparator.comparingInt(Part::length));
  }

  /** Answers every text. */
  TextAnswers answers(HeadOutput output, int padId, List<String> labels) {
    List<WindowMean> means = texts.stream().map(text -> new WindowMean(labels.size())).toList();
    for (int from = 0; from < parts.size(); from += EVALUATION_BATCH) {
      List<Part> some = parts.subList(from, Math.min(parts.size(), from + EVALUATION_BATCH));
      float[] logits = logits(output, padId, some);
      for (int i = 0; i < some.size(); i++) {
        Part part = some.get(i);
        means.get(part.text()).add(logits, i * labels.size(), part.window().subWords());
      }
    }
    return new TextAnswers(
        labels,
        texts.stream().map(WindowedText::text).toList(),
        texts.stream().mapToInt(WindowedText::label).toArray(),
        means.stream().map(WindowMean::value).toList());
  }

  private static float[] logits(HeadOutput output, int padId, List<Part> some) {
    Batch batch = Batch.of(some.stream().map(part -> part.window().row()).toList(), padId);
    try (PointerScope step = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      return TensorData.toFloats(output.logits(batch, Pass.EVALUATION));
    }
  }
}
