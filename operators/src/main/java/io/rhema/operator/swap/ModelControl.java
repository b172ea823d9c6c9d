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

  /** Names the command among all others. */
  String id();

  /** The model that is meant, by the name in its bundle. */
  String model();

  /** The version that is meant. */
  String version();

  /**
   * Serve another version, as soon as it is open.
   *
   * @param id names the command
   * @param model name of the model
   * @param version the version that the bundle must be of
   * @param place the bundle's folder, on a file system that every task manager sees, or the URI of
   *     a folder on a file system that Flink knows
   * @param checksum SHA-256 of the bundle's {@code rhema.json}, in lower-case hexadecimal
   */
  record Serve(String id, String model, String version, String place, String checksum)
      implements ModelControl {
    public Serve {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(checksum, "checksum");
    }
  }
}
