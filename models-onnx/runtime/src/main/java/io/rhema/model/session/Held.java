package io.rhema.model.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tensors that the native runtime made and that outlive the run that made them. Each has one owner:
 * it is closed when it is replaced, dropped, or with this object; never before the run that it is
 * fed to has returned.
 */
final class Held implements AutoCloseable {
  private final Map<CacheKey, OnnxTensor> tensors = new LinkedHashMap<>();

  OnnxTensor get(CacheKey key) {
    return tensors.get(key);
  }

  Set<CacheKey> keys() {
    return tensors.keySet();
  }

  boolean has(CacheKey key) {
    return tensors.containsKey(key);
  }

  /** Takes over an output; the result that it came with must not be closed as a whole. */
  void take(CacheKey key, OrtSession.Result from, String output) {
    put(key, (OnnxTensor) from.get(output).orElseThrow());
  }

  void put(CacheKey key, OnnxTensor tensor) {
    OnnxTensor old = tensors.put(key, tensor);
    if (old != null) {
      old.close();
    }
  }

  /** Closes what is not among these. */
  void keepOnly(Set<CacheKey> keys) {
    tensors
        .entrySet()
        .removeIf(
            entry -> {
              boolean drop = !keys.contains(entry.getKey());
              if (drop) {
                entry.getValue().close();
              }
              return drop;
            });
  }

  @Override
  public void close() {
    keepOnly(Set.of());
  }
}
