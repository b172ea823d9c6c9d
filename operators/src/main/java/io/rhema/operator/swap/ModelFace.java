package io.rhema.operator.swap;

import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.task.Task;
import io.rhema.model.text.TextEncoder;
import java.util.List;

/**
 * What the rest of the job sees of a model.
 *
 * @param id name and version, which results carry
 * @param tasks the tasks of its heads with their labels, which readers of the results know
 * @param encoder fingerprint of the sub-words that the analysis makes
 */
public record ModelFace(ModelId id, List<Task> tasks, String encoder) {

  public static ModelFace of(ModelBundle bundle, TextEncoder encoder) {
    return new ModelFace(
        bundle.id(), bundle.heads().stream().map(Head::task).toList(), encoder.fingerprint());
  }
}
