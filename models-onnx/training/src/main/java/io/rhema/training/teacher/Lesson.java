package io.rhema.training.teacher;

import io.rhema.model.session.TokenRow;
import io.rhema.training.data.ShownText;
import io.rhema.training.recipe.Teacher;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;

/**
 * A teacher's part in one pass. It is asked when a row is first shown, and its answer is kept as
 * long as the pass: a row has many appearances, of which a few are ever drawn.
 */
public final class Lesson {
  private final TeacherModel model;
  private final Teacher teacher;
  private final int steps;
  private final IdentityHashMap<TokenRow, float[]> answers = new IdentityHashMap<>();

  /**
   * @param model stays the caller's to close
   * @param steps of the pass that are the taught head's
   */
  public Lesson(TeacherModel model, Teacher teacher, int steps) {
    this.model = model;
    this.teacher = teacher;
    this.steps = steps;
  }

  /**
   * What a classifier says about some texts.
   *
   * @param step of the head, counted from 0
   */
  public SoftLabels about(List<ShownText> texts, int step) {
    return soft(
        texts.stream().map(text -> answer(text.row(), () -> model.logits(text))).toList(), step);
  }

  /**
   * What a tagger says about some tokens of rows.
   *
   * @param positions of the tokens, for each row; of one row always the same
   * @param step of the head, counted from 0
   */
  public SoftLabels about(List<TokenRow> rows, List<int[]> positions, int step) {
    float[][] logits = new float[rows.size()][];
    for (int i = 0; i < logits.length; i++) {
      TokenRow row = rows.get(i);
      int[] asked = positions.get(i);
      logits[i] = answer(row, () -> at(asked, model.logits(row)));
    }
    return soft(Arrays.asList(logits), step);
  }

  private float[] answer(TokenRow row, Supplier<float[]> asked) {
    return answers.computeIfAbsent(row, unknown -> asked.get());
  }

  private float[] at(int[] positions, float[] logits) {
    int labels = model.labels();
    float[] some = new float[positions.length * labels];
    for (int i = 0; i < positions.length; i++) {
      System.arraycopy(logits, positions[i] * labels, some, i * labels, labels);
    }
    return some;
  }

  private SoftLabels soft(List<float[]> parts, int step) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int filled = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, filled, part.length);
      filled += part.length;
    }
    return new SoftLabels(all, model.labels(), teacher.weight(step, steps), teacher.temperature());
  }
}
