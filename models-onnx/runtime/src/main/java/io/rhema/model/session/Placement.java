package io.rhema.model.session;

import java.util.Optional;

/**
 * Where sessions run in this process, and why there.
 *
 * @param options options of the sessions
 * @param reason why it is the CPU although a CUDA device would have been taken; else empty
 */
public record Placement(SessionOptions options, Optional<String> reason) {

  /**
   * Finds a place. A CUDA device is tried out: what the runtime lists as available may lack its
   * libraries.
   *
   * @param device what was asked for
   * @throws SessionException when a CUDA device was asked for and cannot be used; the message names
   *     what is missing
   */
  public static Placement of(Device device) {
    if (device.kind() == Device.Kind.CPU) {
      return new Placement(SessionOptions.DEFAULT, Optional.empty());
    }
    SessionOptions cuda =
        SessionOptions.DEFAULT.withProvider(SessionOptions.Provider.CUDA, device.cudaIndex());
    try {
      tryOut(cuda);
      return new Placement(cuda, Optional.empty());
    } catch (SessionException e) {
      if (device.kind() == Device.Kind.CUDA) {
        throw e;
      }
      return onCpu(e.getMessage());
    }
  }

  /** The CPU, although another place was looked for. */
  public static Placement onCpu(String reason) {
    return new Placement(SessionOptions.DEFAULT, Optional.of(reason));
  }

  /** As users write it: {@code cpu} or {@code cuda:0}. */
  public String device() {
    return options.provider() == SessionOptions.Provider.CUDA
        ? "cuda:" + options.deviceId()
        : "cpu";
  }

  private static void tryOut(SessionOptions cuda) {
    byte[] graph =
        new HelperGraph()
            .input("in", "float")
            .node("Softmax", "axis", -1, "out", "in")
            .output("out", "float")
            .toBytes();
    String name = "probe of " + cuda.provider();
    SharedSessions.release(SharedSessions.share(GraphSource.of(name, graph), name, cuda));
  }
}
