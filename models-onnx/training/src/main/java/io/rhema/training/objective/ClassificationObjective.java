package io.rhema.training.objective;

import io.rhema.model.session.TokenRow;
import io.rhema.training.data.Batch;
import io.rhema.training.data.LabelledRow;
import io.rhema.training.data.LabelledTextEncoder;
import io.rhema.training.data.LabelledTexts;
import io.rhema.training.data.LengthBuckets;
import io.rhema.training.data.RowEncoder;
import io.rhema.training.engine.Pass;
import io.rhema.training.metric.Accuracy;
import io.rhema.training.metric.Measurement;
import io.rhema.training.recipe.ClassificationGoal;
import io.rhema.training.recipe.Cut;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.Portion;
import io.rhema.training.recipe.Recasing;
import io.rhema.training.recipe.TextPortion;
import io.rhema.training.teacher.Lesson;
import io.rhema.training.teacher.TeacherModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** One label for each text: cross entropy, measured by accuracy. */
public final class ClassificationObjective implements Objective {
  private static final int EVALUATION_BATCH = 32;

  private final ClassificationGoal goal;
  private final HeadOutput output;
  private final int padId;
  private final LabelledTextEncoder encoder;
  private final Path folder;
  private final double labelSmoothing;
  private final List<LabelledRow> dev;

  /**
   * @param folder of the data files
   * @param maxTokens of a row of the dev set
   */
  public ClassificationObjective(
      ClassificationGoal goal,
      HeadOutput output,
      RowEncoder rows,
      Path folder,
      int maxTokens,
      double labelSmoothing)
      throws IOException {
    this.goal = goal;
    this.output = output;
    this.folder = folder;
    this.labelSmoothing = labelSmoothing;
    padId = rows.padId();
    encoder = new LabelledTextEncoder(rows, List.copyOf(goal.labels().keySet()));
    dev =
        encoder.encode(
            LabelledTexts.read(folder, goal.dev()), maxTokens, Cut.HEAD, Recasing.NONE.casings());
  }

  @Override
  public String head() {
    return goal.head();
  }

  @Override
  public Feed feed(Portion portion, long seed, Optional<TeacherModel> teacher) throws IOException {
    TextPortion texts = (TextPortion) portion;
    List<LabelledRow> examples = new ArrayList<>();
    for (DataFile file : texts.data()) {
      examples.addAll(
          encoder.encode(
              LabelledTexts.read(folder, file),
              texts.maxTokens(),
              texts.cut(),
              texts.recasing().casings()));
    }
    Optional<Lesson> lesson = Objective.lesson(portion, examples.size(), teacher);
    return new EpochFeed<>(
        examples.size(),
        new LengthBuckets<>(examples, texts.batchSize(), seed),
        (rows, step) -> {
          Appearances appearances = new Appearances(texts.recasing(), seed, step);
          List<TokenRow> shown = rows.stream().map(row -> appearances.next(row.forms())).toList();
          return new TextBatch(
              output,
              rows,
              Batch.of(shown, padId),
              labelSmoothing,
              lesson.map(one -> one.about(shown, step)));
        });
  }

  @Override
  public List<Measurement> evaluate() {
    return List.of(new Measurement(head(), goal.dev().name(), 1, answers()));
  }

  /** Answers every text and compares with its label. */
  private Accuracy answers() {
    List<LabelledRow> sorted = new ArrayList<>(dev);
    sorted.sort(Comparator.comparingInt(LabelledRow::length));
    int[] predicted = new int[sorted.size()];
    for (int from = 0; from < sorted.size(); from += EVALUATION_BATCH) {
      List<LabelledRow> part =
          sorted.subList(from, Math.min(sorted.size(), from + EVALUATION_BATCH));
      try (PointerScope step = new PointerScope();
          NoGradGuard frozen = new NoGradGuard()) {
        Tensor best =
            output.logits(asWritten(part), Pass.EVALUATION).argmax(new LongOptional(1), false);
        for (int i = 0; i < part.size(); i++) {
          predicted[from + i] = (int) best.select(0, i).item_long();
        }
      }
    }
    int[] truth = sorted.stream().mapToInt(LabelledRow::label).toArray();
    return Accuracy.of(goal.labelNames(), truth, predicted);
  }

  private Batch asWritten(List<LabelledRow> rows) {
    return Batch.of(rows.stream().map(LabelledRow::asWritten).toList(), padId);
  }
}
