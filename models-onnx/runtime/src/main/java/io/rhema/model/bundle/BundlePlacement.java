package io.rhema.model.bundle;

import io.rhema.model.session.Device;
import io.rhema.model.session.Placement;
import io.rhema.model.session.SessionException;

/**
 * Where a bundle's graphs run. Products in int8 are for CPUs: on a GPU most of them would be
 * carried back and forth, so a float graph is served there.
 */
public final class BundlePlacement {
  private BundlePlacement() {}

  /**
   * Finds a place in this process.
   *
   * @throws BundleException when the device cannot be used, or the bundle is not for it
   */
  public static Placement of(ModelBundle bundle, Device device) {
    check(bundle, device);
    if (device.kind() == Device.Kind.AUTO && isInt8(bundle)) {
      return Placement.onCpu("the model is int8; " + remedy(bundle));
    }
    try {
      return Placement.of(device);
    } catch (SessionException e) {
      throw new BundleException(
          "Model '%s' %s cannot run on '%s': %s."
              .formatted(bundle.id().name(), bundle.id().version(), device, e.getMessage()),
          e);
    }
  }

  /**
   * Looks whether a bundle is for a device, which need not be in this process.
   *
   * @throws BundleException when it is int8 and the device a GPU
   */
  public static void check(ModelBundle bundle, Device device) {
    if (device.kind() == Device.Kind.CUDA && isInt8(bundle)) {
      throw new BundleException(
          "Model '%s' %s is int8, which is for CPUs; for '%s' %s."
              .formatted(bundle.id().name(), bundle.id().version(), device, remedy(bundle)));
    }
  }

  private static boolean isInt8(ModelBundle bundle) {
    return bundle
        .manifest()
        .map(BundleManifest::precision)
        .filter(Precision.INT8::equals)
        .isPresent();
  }

  private static String remedy(ModelBundle bundle) {
    return "make a float model of it by './rhema model convert %s --precision fp16' and name that"
        .formatted(bundle.dir());
  }
}
