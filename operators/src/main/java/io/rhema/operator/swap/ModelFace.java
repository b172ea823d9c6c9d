package io.rhema.operator.swap;

import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rest of the job sees of a model.
 *
 * @param id name and version, which results carry
 * @param heads by name, task and labels of each head that the job asks, which readers of the
 *     results know
 * @param encoder fingerprint of the sub-words that the analysis makes for it; nothing when it makes
 *     none
 */
public record ModelFace(ModelId id, Map<String, Task> heads, String encoder) {

  public static ModelFace of(ModelId id, List<Head> heads, String encoder) {
    Map<String, Task> tasks = new LinkedHashMap<>();
    heads.forEach(head -> tasks.put(head.name(), head.task()));
    return new ModelFace(id, tasks, encoder);
  }
}
