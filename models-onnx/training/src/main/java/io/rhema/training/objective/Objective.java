package io.rhema.training.objective;

import io.rhema.training.data.LengthBuckets;
import io.rhema.training.metric.Measurement;
import io.rhema.training.metric.Mistake;
import io.rhema.training.recipe.Portion;
import io.rhema.training.teacher.Lesson;
import io.rhema.training.teacher.TeacherModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one head of a model is trained and measured. */
public sealed interface Objective
    permits ClassificationObjective, TaggingObjective, LanguageModelObjective {

  /** Name of the head. */
  String head();

  /** Puts into fresh weights what the data tells of them at a glance; most heads leave them. */
  default void begin() {}

  /**
   * Reads the data of a stage.
   *
   * @param portion of this head
   * @param seed of the order of the data
   * @param teacher the portion's, if it has one; it stays the caller's to close, after the last
   *     batch
   */
  Feed feed(Portion portion, long seed, Optional<TeacherModel> teacher) throws IOException;

  /** The lessons of a portion's teacher. */
  static Optional<Lesson> lesson(Portion portion, int examples, Optional<TeacherModel> teacher) {
    int steps = portion.steps(LengthBuckets.batches(examples, portion.batchSize()));
    return teacher.map(model -> new Lesson(model, portion.teacher().orElseThrow(), steps));
  }

  /** Measures the weights as they are now on each dev set. */
  List<Measurement> evaluate();

  /**
   * The wrong answers that the weights as they are now are surest of, by data set.
   *
   * @param count how many of a data set at most
   */
  Map<String, List<Mistake>> worst(int count);
}
