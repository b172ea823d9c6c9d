package io.rhema.training.teacher;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Task;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.text.TextEncoders;
import io.rhema.training.data.RowEncoder;
import io.rhema.training.recipe.ClassificationGoal;
import io.rhema.training.recipe.Goal;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.recipe.TaggingGoal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a bundle can teach a head: it must have one head for the same task, with the same labels
 * in any order. One of the same vocabulary must read rows as long; one of another can teach a
 * classifier, for a text is the same to both, but a tagger's words would have to be matched.
 */
record TeacherCheck(ModelBundle bundle, Goal goal) {

  /** The head that teaches. */
  Head head() {
    Head head;
    try {
      head = bundle.head(kind());
    } catch (BundleException e) {
      throw new RecipeException("The teacher can't be used: " + e.getMessage(), e);
    }
    if (head.task() instanceof Classification texts && texts.activation() != Activation.SOFTMAX) {
      throw refusal(
          "answers each label for itself (%s), but of the head's labels one is right; its activation must be softmax"
              .formatted(texts.activation()));
    }
    return head;
  }

  private Class<? extends Task> kind() {
    return goal instanceof ClassificationGoal ? Classification.class : TokenClassification.class;
  }

  /** For each label of the goal, its index among the teacher's. */
  int[] order() {
    List<String> taught = head().task().labels();
    List<String> wanted = goal.labelNames();
    if (!Set.copyOf(taught).equals(Set.copyOf(wanted))) {
      throw refusal(
          "has the labels %s, the head '%s' %s; they must be the same, in any order"
              .formatted(taught, goal.head(), wanted));
    }
    return wanted.stream().mapToInt(taught::indexOf).toArray();
  }

  /**
   * What the teacher reads texts by; empty if it reads the rows that the pupil is shown.
   *
   * @param rows encodes what the pupil is shown
   * @param longest row that the pupil is shown, in tokens
   */
  Optional<RowEncoder> ownReader(RowEncoder rows, int longest) {
    RowEncoder own = new RowEncoder(TextEncoders.load(bundle.dir()));
    if (!own.fingerprint().equals(rows.fingerprint())) {
      if (goal instanceof TaggingGoal) {
        throw refusal(
            "splits texts otherwise than the base does (tokenizer %s, the base's is %s); a tagger's teacher must have the same tokenizer"
                .formatted(own.fingerprint(), rows.fingerprint()));
      }
      return Optional.of(own);
    }
    int most = bundle.limits().maxTokens();
    if (most < longest) {
      throw refusal(
          "reads rows of %d tokens at most, the portion's max-tokens is %d; it must not be more"
              .formatted(most, longest));
    }
    return Optional.empty();
  }

  private RecipeException refusal(String why) {
    return new RecipeException(
        "The teacher %s in %s can't be used: it %s".formatted(bundle.id(), bundle.dir(), why));
  }
}
