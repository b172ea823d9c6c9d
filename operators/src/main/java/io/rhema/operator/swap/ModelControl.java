package io.rhema.operator.swap;

import io.rhema.operator.type.ElementTypeInfo;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A command to the operators that run models. Every operator sees every command and obeys those
 * that name its model.
 */
public sealed interface ModelControl {

  /** As a stream element. */
  TypeInformation<ModelControl> TYPE_INFO =
      new ElementTypeInfo<>(ModelControl.class, config -> new ModelControlSerializer());

  /** The model that is meant, by the name in its bundle. */
  String model();

  /**
   * Serve another version from the next event on.
   *
   * @param model name of the model
   * @param version the version that the bundle must be of
   * @param bundle the bundle's folder, on a file system that every task manager sees
   */
  record Serve(String model, String version, String bundle) implements ModelControl {
    public Serve {
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(bundle, "bundle");
    }
  }
}
