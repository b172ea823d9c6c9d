package io.rhema.model.session;

import java.io.Serializable;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model is to run on, as users write it: {@code cpu}, {@code cuda}, {@code cuda:1} or {@code
 * auto}.
 *
 * @param kind which
 * @param index number of the CUDA device, from 0, or {@link #ANY}
 */
public record Device(Kind kind, int index) implements Serializable {
  /** No device in particular: the one that Flink assigned to the process, or else the first. */
  public static final int ANY = -1;

  public static final Device CPU = new Device(Kind.CPU, ANY);

  private static final Pattern CUDA = Pattern.compile("cuda(?::(0|[1-9][0-9]{0,2}))?");

  /** Where to look for a device. */
  public enum Kind {
    CPU,
    /** A CUDA device, or none at all. */
    CUDA,
    /** A CUDA device if there is one that can be used, and the CPU otherwise. */
    AUTO
  }

  public Device {
    Objects.requireNonNull(kind, "kind");
    if (index < ANY || (kind == Kind.CPU && index != ANY)) {
      throw new IllegalArgumentException(
          "index=%d of %s: must be 0 or more, or -1 for any, and -1 of a CPU"
              .formatted(index, kind));
    }
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static Device parse(String written) {
    Matcher cuda = CUDA.matcher(written);
    if (cuda.matches()) {
      return new Device(Kind.CUDA, cuda.group(1) == null ? ANY : Integer.parseInt(cuda.group(1)));
    } else if (written.equals("auto")) {
      return new Device(Kind.AUTO, ANY);
    } else if (written.equals("cpu")) {
      return CPU;
    }
    throw new IllegalArgumentException(
        "'%s' is no device; it must be cpu, cuda, cuda:N or auto".formatted(written));
  }

  /** The same with the device that was assigned to this process, unless one is named already. */
  public Device assigned(OptionalInt device) {
    return kind == Kind.CPU || index != ANY || device.isEmpty()
        ? this
        : new Device(kind, device.getAsInt());
  }

  /** Number of the CUDA device. */
  int cudaIndex() {
    return Math.max(0, index);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case CPU -> "cpu";
      case AUTO -> "auto";
      case CUDA -> index == ANY ? "cuda" : "cuda:" + index;
    };
  }
}
