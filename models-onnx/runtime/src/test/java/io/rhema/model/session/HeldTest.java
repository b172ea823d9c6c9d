package io.rhema.model.session;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldTest {
  private static final CacheKey KEY = new CacheKey(CacheKey.Kind.SELF, 0, "decoder.key");

  private final Held held = new Held();

  @Test
  void closesWhatIsReplaced() throws Exception {
    OnnxTensor old = tensor();
    OnnxTensor fresh = tensor();
    held.put(KEY, old);

    held.put(KEY, fresh);

    assertThat(old.isClosed()).isTrue();
    assertThat(fresh.isClosed()).isFalse();
    held.close();
    assertThat(fresh.isClosed()).isTrue();
    assertThat(held.has(KEY)).isFalse();
  }

  @Test
  void closesWhatIsNotKept() throws Exception {
    OnnxTensor dropped = tensor();
    OnnxTensor kept = tensor();
    held.put(CacheKey.HIDDEN, dropped);
    held.put(KEY, kept);

    held.keepOnly(Set.of(KEY));

    assertThat(dropped.isClosed()).isTrue();
    assertThat(kept.isClosed()).isFalse();
    held.close();
  }

  private static OnnxTensor tensor() throws Exception {
    return OnnxTensor.createTensor(NativeEnvironment.get(), new float[] {1});
  }
}
