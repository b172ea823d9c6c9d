package io.rhema.training.engine;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** While open, matrix products run in bfloat16 where libtorch holds that safe. */
public final class Autocast implements AutoCloseable {
  private final boolean enabled;

  public Autocast(boolean enabled) {
    this.enabled = enabled;
    if (enabled) {
      torch.set_autocast_dtype(DeviceType.CPU, ScalarType.BFloat16);
      torch.set_autocast_enabled(DeviceType.CPU, true);
    }
  }

  @Override
  public void close() {
    if (enabled) {
      torch.set_autocast_enabled(DeviceType.CPU, false);
      // The casts of this step's weights; the next step has new weights.
      torch.clear_cache();
    }
  }
}
