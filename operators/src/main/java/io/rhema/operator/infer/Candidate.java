package io.rhema.operator.infer;

import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.operator.interpret.Manner;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.swap.ModelFace;
import java.nio.file.Path;
import java.util.List;

/**
 * A bundle that was read and checked, before its graph is opened.
 *
 * @param bundle the bundle
 * @param encoder its tokenizer
 * @param place where it was found; the bundle's own folder may be a copy
 * @param swapped whether a command named it, not the job's options
 */
record Candidate(ModelBundle bundle, TextEncoder encoder, String place, boolean swapped) {

  /**
   * Reads the folder that the job's options name.
   *
   * @throws io.rhema.model.bundle.BundleException when the folder is no bundle that can be served
   */
  static Candidate configured(String folder) {
    Path path = Path.of(folder);
    return read(path, path.toString(), false);
  }

  /**
   * Reads a folder that a command led to.
   *
   * @throws io.rhema.model.bundle.BundleException when the folder is no bundle that can be served
   */
  static Candidate commanded(Path folder, String place) {
    return read(folder, place, true);
  }

  private static Candidate read(Path folder, String place, boolean swapped) {
    ModelBundle bundle = ModelBundle.open(folder);
    return new Candidate(bundle, TextEncoders.load(bundle.dir()), place, swapped);
  }

  /**
   * What the job sees of it. Sub-words that a model makes itself are its own affair.
   *
   * @throws io.rhema.model.bundle.BundleException when the bundle has no head for one of the tasks
   */
  ModelFace face(List<TaskKind> tasks) {
    List<Head> heads = tasks.stream().map(task -> task.headOf(bundle)).toList();
    boolean read = tasks.stream().allMatch(task -> task.manner() == Manner.READ);
    return ModelFace.of(bundle.id(), heads, read ? encoder.fingerprint() : "");
  }

  ServedVersion version() {
    return new ServedVersion(
        bundle.id().name(),
        bundle.id().version(),
        bundle.content(),
        encoder.fingerprint(),
        place,
        swapped);
  }
}
