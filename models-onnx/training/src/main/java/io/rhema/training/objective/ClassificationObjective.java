package io.rhema.training.objective;

import io.rhema.model.bundle.Limits;
import io.rhema.training.data.Batch;
import io.rhema.training.data.LabelledRow;
import io.rhema.training.data.LabelledTextEncoder;
import io.rhema.training.data.LabelledTexts;
import io.rhema.training.data.LengthBuckets;
import io.rhema.training.data.RowEncoder;
import io.rhema.training.data.ShownText;
import io.rhema.training.metric.Measurement;
import io.rhema.training.metric.Mistake;
import io.rhema.training.metric.TextAnswers;
import io.rhema.training.recipe.ClassificationGoal;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.Portion;
import io.rhema.training.recipe.TextPortion;
import io.rhema.training.teacher.Lesson;
import io.rhema.training.teacher.TeacherModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One label for each text: cross entropy, measured by accuracy. */
public final class ClassificationObjective implements Objective {
  private final ClassificationGoal goal;
  private final HeadOutput output;
  private final int padId;
  private final LabelledTextEncoder encoder;
  private final Path folder;
  private final double labelSmoothing;
  private final TextDevSet dev;

  /**
   * @param folder of the data files
   * @param limits of the rows that a text of the dev set is cut into
   */
  public ClassificationObjective(
      ClassificationGoal goal,
      HeadOutput output,
      RowEncoder rows,
      Path folder,
      Limits limits,
      double labelSmoothing)
      throws IOException {
    this.goal = goal;
    this.output = output;
    this.folder = folder;
    this.labelSmoothing = labelSmoothing;
    padId = rows.padId();
    encoder = new LabelledTextEncoder(rows, List.copyOf(goal.labels().keySet()));
    dev =
        new TextDevSet(
            LabelledTexts.read(folder, goal.dev()).parallelStream()
                .map(row -> encoder.windows(row, limits))
                .toList());
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
          List<ShownText> shown = rows.stream().map(row -> appearances.next(row.forms())).toList();
          return new TextBatch(
              output,
              rows,
              Batch.of(shown.stream().map(ShownText::row).toList(), padId),
              labelSmoothing,
              lesson.map(one -> one.about(shown, step)));
        });
  }

  @Override
  public List<Measurement> evaluate() {
    TextAnswers answers = answers();
    return List.of(
        new Measurement(
            head(), goal.dev().name(), 1, answers.accuracy(), OptionalDouble.of(answers.loss())));
  }

  @Override
  public Map<String, List<Mistake>> worst(int count) {
    return Map.of(goal.dev().name(), answers().worst(count));
  }

  private TextAnswers answers() {
    return dev.answers(output, padId, goal.labelNames());
  }
}
