package io.rhema.operator.infer;

import io.rhema.model.bundle.BundlePlacement;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.Device;
import io.rhema.model.session.Placement;
import io.rhema.model.session.SessionOptions;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.apache.flink.api.common.externalresource.ExternalResourceInfo;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a subtask's models run. */
final class ModelPlace {
  /** The external resource by which Flink tells a task manager its GPUs, and their number. */
  private static final String RESOURCE = "gpu";

  private static final String INDEX = "index";
  private static final Logger LOG = LoggerFactory.getLogger(ModelPlace.class);

  private ModelPlace() {}

  /**
   * The GPU of a subtask: Flink's external resource framework tells the task manager which are its
   * own, and subtasks take turns.
   *
   * @return empty when Flink was not told of any, or not which
   */
  static OptionalInt assigned(RuntimeContext context) {
    List<Integer> devices =
        context.getExternalResourceInfos(RESOURCE).stream()
            .map(ModelPlace::index)
            .flatMapToInt(OptionalInt::stream)
            .boxed()
            .sorted(Comparator.naturalOrder())
            .toList();
    return devices.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(
            devices.get(context.getTaskInfo().getIndexOfThisSubtask() % devices.size()));
  }

  private static OptionalInt index(ExternalResourceInfo gpu) {
    return gpu.getProperty(INDEX)
        .filter(index -> index.matches("[0-9]{1,3}"))
        .map(index -> OptionalInt.of(Integer.parseInt(index)))
        .orElse(OptionalInt.empty());
  }

  /**
   * Options of the sessions of a bundle.
   *
   * @throws io.rhema.model.bundle.BundleException when it cannot run on the device
   */
  static SessionOptions of(ModelBundle bundle, InferenceOptions options) {
    Placement place = BundlePlacement.of(bundle, options.device());
    if (options.device().kind() != Device.Kind.CPU) {
      place
          .reason()
          .ifPresentOrElse(
              reason -> LOG.warn("Model {} runs on the CPU: {}", bundle.id(), reason),
              () -> LOG.info("Model {} runs on {}", bundle.id(), place.device()));
    }
    return place.options().withThreads(options.threads(), 1);
  }
}
