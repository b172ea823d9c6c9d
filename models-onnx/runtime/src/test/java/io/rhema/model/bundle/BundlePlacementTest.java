package io.rhema.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.session.Device;
import io.rhema.model.testing.TinyBundles;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlePlacementTest {
  private static final Device CUDA = Device.parse("cuda");

  @TempDir private Path dir;

  @Test
  void int8IsNotServedByGpus() {
    ModelBundle int8 = bundle(Precision.INT8);

    assertThatThrownBy(() -> BundlePlacement.of(int8, CUDA))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "Model 'm' 1 is int8, which is for CPUs; for 'cuda' make a float model of it by"
                + " './rhema model convert %s --precision fp16' and name that.",
            int8.dir());
    assertThat(BundlePlacement.of(int8, Device.parse("auto")).reason().orElseThrow())
        .startsWith("the model is int8; make a float model");
    assertThat(BundlePlacement.of(int8, Device.CPU).reason()).isEmpty();
  }

  /** Whoever submits a job may have no GPU. */
  @Test
  void floatMayBeMeantForAGpuThatIsNotHere() {
    assertThatCode(() -> BundlePlacement.check(bundle(Precision.FP16), CUDA))
        .doesNotThrowAnyException();
    assertThatCode(() -> BundlePlacement.check(bundle(null), CUDA)).doesNotThrowAnyException();
  }

  private ModelBundle bundle(Precision precision) {
    ModelBundle bundle = ModelBundle.open(TinyBundles.sentiment(dir.resolve("m"), "m", "1"));
    return new ModelBundle(
        bundle.dir(),
        bundle.id(),
        bundle.heads(),
        bundle.limits(),
        bundle.tokenizer(),
        bundle.graphs(),
        Optional.of(bundle.manifest().orElseThrow().withPrecision(precision)));
  }
}
