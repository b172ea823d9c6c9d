package io.rhema.training.optimize;

import io.rhema.training.engine.TorchGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * All dense parameters of a graph in one tensor, their gradients in another.
 *
 * <p>The graph's parameters become views into the block, so one pass over contiguous memory updates
 * them all. Matrices come first and are decayed; biases and normalisation scales come behind and
 * are not.
 */
public final class ParameterBlock {
  private final Tensor values;
  private final Tensor gradients;
  private final long decayed;
  private final Map<String, Tensor> tables = new LinkedHashMap<>();
  private final Map<String, Tensor> all = new LinkedHashMap<>();

  /**
   * @param tableNames parameters that stay outside the block because steps train single rows of
   *     them
   */
  public ParameterBlock(TorchGraph graph, Set<String> tableNames) {
    List<String> matrices = new ArrayList<>();
    List<String> vectors = new ArrayList<>();
    graph
        .parameters()
        .forEach(
            (name, tensor) -> {
              if (tableNames.contains(name)) {
                tables.put(name, tensor);
              } else {
                (tensor.dim() > 1 ? matrices : vectors).add(name);
              }
            });
    decayed = matrices.stream().mapToLong(name -> graph.parameters().get(name).numel()).sum();
    long rest = vectors.stream().mapToLong(name -> graph.parameters().get(name).numel()).sum();
    values = torch.zeros(decayed + rest);
    gradients = torch.zeros(decayed + rest);
    long offset = 0;
    for (List<String> group : List.of(matrices, vectors)) {
      for (String name : group) {
        offset += bind(graph, name, offset);
      }
    }
    graph.parameters().forEach(all::put);
    graph.statistics().forEach(all::put);
  }

  private long bind(TorchGraph graph, String name, long offset) {
    Tensor original = graph.parameters().get(name);
    Tensor view = part(values, offset, original);
    try (PointerScope step = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      view.copy_(original);
    }
    Tensor leaf = view.detach();
    leaf.set_requires_grad(true);
    leaf.mutable_grad().put(part(gradients, offset, original));
    graph.bind(name, leaf);
    return original.numel();
  }

  private static Tensor part(Tensor block, long offset, Tensor like) {
    return block.narrow(0, offset, like.numel()).view(like.shape());
  }

  /**
   * Every parameter of the graph by name, and its running statistics; the dense parameters are
   * views into the block.
   */
  public Map<String, Tensor> parameters() {
    return Collections.unmodifiableMap(all);
  }

  /** Overwrites every parameter. */
  public void load(Map<String, Tensor> weights) {
    try (PointerScope step = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      all.forEach(
          (name, tensor) -> {
            Tensor from = weights.get(name);
            if (from == null) {
              throw new IllegalArgumentException(
                  "The weights lack the parameter '%s'; they are of another model".formatted(name));
            }
            tensor.detach().copy_(from);
          });
    }
  }

  Tensor values() {
    return values;
  }

  Tensor gradients() {
    return gradients;
  }

  /** How many leading elements are decayed. */
  long decayed() {
    return decayed;
  }

  Map<String, Tensor> tables() {
    return tables;
  }
}
