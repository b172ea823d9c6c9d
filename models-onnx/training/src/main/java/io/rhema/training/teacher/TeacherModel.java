package io.rhema.training.teacher;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.session.TokenRow;
import io.rhema.model.task.WindowMean;
import io.rhema.training.data.RowEncoder;
import io.rhema.training.data.ShownText;
import io.rhema.training.data.WindowRow;
import io.rhema.training.recipe.Goal;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.recipe.Teacher;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A teacher's graph, open, with its labels in the order of the head that it teaches. */
public final class TeacherModel implements AutoCloseable {
  private final LoadedModel model;
  private final int[] order;
  private final RowEncoder pupil;
  private final Optional<RowEncoder> own;

  /** Of whole texts, as long as this is open: several passes ask about the same ones. */
  private final Map<String, float[]> answers = new HashMap<>();

  private TeacherModel(LoadedModel model, int[] order, RowEncoder pupil, Optional<RowEncoder> own) {
    this.model = model;
    this.order = order;
    this.pupil = pupil;
    this.own = own;
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
   * @param rows encodes what the pupil is shown
   * @param longest row that the pupil is shown, in tokens
   * @throws RecipeException if the teacher does not open, or does not {@linkplain TeacherCheck fit}
   */
  public static TeacherModel open(Teacher teacher, Goal goal, RowEncoder rows, int longest) {
    TeacherCheck check = new TeacherCheck(bundle(teacher), goal);
    Optional<RowEncoder> own = check.ownReader(rows, longest);
    try {
      return new TeacherModel(
          check.bundle().openModel(SessionOptions.DEFAULT, List.of(check.head())),
          check.order(),
          rows,
          own);
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
   * Asks about one text, in the form that the pupil is shown. A teacher that splits texts as the
   * pupil does reads the same row; another one reads the whole text in its own way, in as many
   * windows as it takes.
   *
   * @return logits in the order of the pupil's labels
   */
  float[] logits(ShownText text) {
    return own.isEmpty()
        ? logits(text.row())
        : answers.computeIfAbsent(text.text(), whole -> read(own.get(), whole));
  }

  private float[] read(RowEncoder reader, String text) {
    WindowMean mean = new WindowMean(labels());
    for (WindowRow window : reader.windows(text, model.limits())) {
      mean.add(logits(window.row()), 0, window.subWords());
    }
    return mean.value();
  }

  /**
   * Asks about one row. A row alone, not a batch: the answer must be a function of the row, and the
   * scales of an int8 graph may be those of a whole batch.
   *
   * @return logits in the order of the pupil's labels: {@code [labels]}, or {@code [tokens,
   *     labels]} of a tagger
   */
  float[] logits(TokenRow row) {
    float[] found = model.run(TokenBatch.ofRows(List.of(row), padId())).get(0).data();
    float[] ordered = new float[found.length];
    for (int i = 0; i < found.length; i++) {
      int label = i % order.length;
      ordered[i] = found[i - label + order[label]];
    }
    return ordered;
  }

  /** Of a row alone, which has no padding but where the graph wants a fixed length. */
  private int padId() {
    return own.orElse(pupil).padId();
  }

  @Override
  public void close() {
    model.close();
  }
}
