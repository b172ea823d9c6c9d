package io.rhema.model.session;

import ai.onnxruntime.OnnxTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is fed to one run: tensors of its own, closed with it, and others that are only lent. */
final class Fed implements AutoCloseable {
  private final Map<String, OnnxTensor> feed = new LinkedHashMap<>();
  private final List<OnnxTensor> owned = new ArrayList<>();

  void own(String input, OnnxTensor tensor) {
    owned.add(tensor);
    feed.put(input, tensor);
  }

  void lend(String input, OnnxTensor tensor) {
    feed.put(input, tensor);
  }

  Map<String, OnnxTensor> feed() {
    return feed;
  }

  @Override
  public void close() {
    owned.forEach(OnnxTensor::close);
  }
}
