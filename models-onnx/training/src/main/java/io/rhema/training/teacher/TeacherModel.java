package io.rhema.training.teacher;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.session.TokenRow;
import io.rhema.training.data.RowEncoder;
import io.rhema.training.recipe.Goal;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.recipe.Teacher;
import java.nio.file.Path;
import java.util.List;

/** A teacher's graph, open, with its labels in the order of the head that it teaches. */
public final class TeacherModel implements AutoCloseable {
  private final LoadedModel model;
  private final int[] order;
  private final int padId;

  private TeacherModel(LoadedModel model, int[] order, int padId) {
    this.model = model;
    this.order = order;
    this.padId = padId;
  }

  /**
   * Reads a teacher's bundle; its graph is not opened.
   *
   * @throws RecipeException if it is none that can be served
   */
  public static ModelBundle bundle(Teacher teacher) {
    try {
      return ModelBundle.open(Path.of(teacher.bundle()));
    } catch (BundleException e) {
      throw new RecipeException("The teacher can't be used: " + e.getMessage(), e);
    }
  }

  /**
   * Opens a teacher's graph.
   *
   * @param goal of the head that is taught
   * @param rows encodes what the teacher will be asked about
   * @param longest row that it will be asked about, in tokens
   * @throws RecipeException if the teacher does not open, or does not {@linkplain TeacherCheck fit}
   */
  public static TeacherModel open(Teacher teacher, Goal goal, RowEncoder rows, int longest) {
    TeacherCheck check = new TeacherCheck(bundle(teacher), goal);
    check.reads(rows, longest);
    try {
      return new TeacherModel(
          check.bundle().openModel(SessionOptions.DEFAULT, List.of(check.head())),
          check.order(),
          rows.padId());
    } catch (BundleException e) {
      throw new RecipeException("The teacher can't be used: " + e.getMessage(), e);
    }
  }

  public ModelId id() {
    return model.bundle().id();
  }

  /** How many labels an answer has. */
  int labels() {
    return order.length;
  }

  /**
   * Asks about one row. A row alone, not a batch: the answer must be a function of the row, and the
   * scales of an int8 graph may be those of a whole batch.
   *
   * @return logits in the order of the pupil's labels: {@code [labels]}, or {@code [tokens,
   *     labels]} of a tagger
   */
  float[] logits(TokenRow row) {
    float[] found = model.run(TokenBatch.ofRows(List.of(row), padId)).get(0).data();
    float[] ordered = new float[found.length];
    for (int i = 0; i < found.length; i++) {
      int label = i % order.length;
      ordered[i] = found[i - label + order[label]];
    }
    return ordered;
  }

  @Override
  public void close() {
    model.close();
  }
}
