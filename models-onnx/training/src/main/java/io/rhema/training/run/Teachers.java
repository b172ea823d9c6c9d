package io.rhema.training.run;

import io.rhema.training.data.RowEncoder;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.Goal;
import io.rhema.training.recipe.Portion;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.teacher.TeacherModel;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The teachers of all stages. They are opened before the first stage, so that one that does not fit
 * is refused before anything is trained.
 */
final class Teachers implements AutoCloseable {
  private final IdentityHashMap<Portion, TeacherModel> open = new IdentityHashMap<>();

  /**
   * @param rows encodes what the teachers will be asked about
   * @throws RecipeException if one of them does not fit what it teaches
   */
  Teachers(EncoderRecipe recipe, RowEncoder rows) {
    List<Portion> portions =
        recipe.stages().stream().flatMap(stage -> stage.portions().stream()).toList();
    try {
      for (Portion portion : portions) {
        Goal goal =
            recipe.goals().stream()
                .filter(one -> one.head().equals(portion.head()))
                .findFirst()
                .orElseThrow();
        portion
            .teacher()
            .ifPresent(
                teacher ->
                    open.put(portion, TeacherModel.open(teacher, goal, rows, portion.maxTokens())));
      }
    } catch (RecipeException e) {
      close();
      throw e;
    }
  }

  /** The teacher of a portion, if it has one. */
  Optional<TeacherModel> of(Portion portion) {
    return Optional.ofNullable(open.get(portion));
  }

  @Override
  public void close() {
    open.values().forEach(TeacherModel::close);
  }
}
