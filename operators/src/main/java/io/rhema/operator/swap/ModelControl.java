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

  /** A command that has a version run, which must be opened. */
  sealed interface Run extends ModelControl {

    /**
     * The bundle's folder, on a file system that every task manager sees, or the URI of a folder on
     * a file system that Flink knows.
     */
    String place();

    /** SHA-256 of the bundle's {@code rhema.json}, in lower-case hexadecimal. */
    String checksum();

    /** Whether another command means the very same bundle. */
    default boolean sameBundle(Run that) {
      return model().equals(that.model())
          && version().equals(that.version())
          && place().equals(that.place())
          && checksum().equals(that.checksum());
    }
  }

  /**
   * Serve a version, as soon as it is open. It answers everything: no other one is tried beside it.
   *
   * @param id names the command
   * @param model name of the model
   * @param version the version that the bundle must be of
   * @param place the bundle's folder
   * @param checksum of the bundle
   */
  record Serve(String id, String model, String version, String place, String checksum)
      implements Run {
    public Serve {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(checksum, "checksum");
    }
  }

  /**
   * Try a version beside the one that serves, as soon as it is open, in place of another that is
   * tried.
   *
   * @param id names the command
   * @param model name of the model
   * @param version the version that the bundle must be of
   * @param place the bundle's folder
   * @param checksum of the bundle
   * @param mode what becomes of its answers
   * @param share which share of the texts it is asked about, above 0 and at most 1
   */
  record Try(
      String id,
      String model,
      String version,
      String place,
      String checksum,
      TrialMode mode,
      double share)
      implements Run {
    public Try {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(checksum, "checksum");
      Objects.requireNonNull(mode, "mode");
    }
  }

  /**
   * Try a version no longer.
   *
   * @param id names the command
   * @param model name of the model
   * @param version the version that is tried
   */
  record Stop(String id, String model, String version) implements ModelControl {
    public Stop {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(model, "model");
      Objects.requireNonNull(version, "version");
    }
  }
}
