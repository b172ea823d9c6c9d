package io.rhema.job.streaming;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.BundlePlacement;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.operator.infer.InferenceOptions;
import io.rhema.operator.interpret.TaskKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks before the job starts whether a model can be served for its tasks. */
final class ModelCheck {
  private ModelCheck() {}

  /**
   * Opens the bundle, its heads and its graph.
   *
   * @throws BundleException when one of them is not there or wrong; the message names the option
   */
  static void run(InferenceOptions model) {
    TaskKind task = model.tasks().get(0);
    try {
      ModelBundle bundle = ModelBundle.open(Path.of(model.bundle()));
      List<Head> heads = new ArrayList<>();
      for (TaskKind asked : model.tasks()) {
        task = asked;
        heads.add(asked.headOf(bundle));
      }
      BundlePlacement.check(bundle, model.device());
      if (model.cascade().isSet()) {
        check(model.cascade().read(bundle, model.tasks()), model);
      }
      switch (model.manner()) {
        case READ -> open(bundle, heads);
        case WRITTEN -> model.openTranslator(bundle, SessionOptions.DEFAULT).close();
        case COUNTED -> model.openExtractor(bundle);
      }
    } catch (BundleException e) {
      throw new BundleException(
          "Invalid %s='%s'. %s"
              .formatted(TaskOptions.of(task).bundle().key(), model.bundle(), e.getMessage()),
          e);
    }
  }

  private static void check(ModelBundle small, InferenceOptions model) {
    BundlePlacement.check(small, model.device());
    open(small, model.tasks().stream().map(asked -> asked.headOf(small)).toList());
  }

  private static void open(ModelBundle bundle, List<Head> heads) {
    bundle.openModel(SessionOptions.DEFAULT, heads).close();
  }
}
