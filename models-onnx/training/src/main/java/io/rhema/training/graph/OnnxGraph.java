package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One ONNX model in memory, open for rewriting: its nodes in an order that can be executed, its
 * initializers by name, and who makes and who reads each value.
 *
 * <p>Nodes are immutable and told apart by identity, since two nodes may look alike. A model that
 * was only read is written back byte for byte. Not safe for use by several threads.
 */
public final class OnnxGraph {

  /** The domain of ONNX Runtime's own operators. */
  public static final String MICROSOFT = "com.microsoft";

  private final ModelProto model;
  private final List<NodeProto> nodes;
  private final Map<String, TensorProto> initializers = new LinkedHashMap<>();
  private final Map<String, Long> opsets = new LinkedHashMap<>();
  private List<ValueInfoProto> inputs;
  private List<ValueInfoProto> outputs;
  private boolean changed;
  private GraphIndex index;
  private final Set<String> names = new HashSet<>();

  private OnnxGraph(ModelProto model) {
    this.model = model;
    GraphProto graph = model.getGraph();
    nodes = new ArrayList<>(graph.getNodeList());
    inputs = graph.getInputList();
    outputs = graph.getOutputList();
    for (TensorProto tensor : graph.getInitializerList()) {
      Tensors.requireInline(tensor);
      initializers.put(tensor.getName(), tensor);
    }
    for (OperatorSetIdProto opset : model.getOpsetImportList()) {
      opsets.put(opset.getDomain(), opset.getVersion());
    }
    names.addAll(index().names());
    names.addAll(initializers.keySet());
    reserve(inputs);
    reserve(outputs);
  }

  public static OnnxGraph of(ModelProto model) {
    return new OnnxGraph(model);
  }

  /**
   * Reads a model from memory.
   *
   * @throws GraphException when the bytes are no ONNX model
   */
  public static OnnxGraph parse(byte[] bytes) {
    return parse(ModelProto.parser()::parseFrom, bytes, "The model");
  }

  /**
   * Reads a model from a file.
   *
   * @throws GraphException when the file is no ONNX model
   * @throws IOException when the file cannot be read
   */
  public static OnnxGraph load(Path file) throws IOException {
    // Read as it comes, so that a large model is not in memory twice.
    try (InputStream in = Files.newInputStream(file)) {
      return parse(ModelProto.parser()::parseFrom, in, file.toString());
    }
  }

  /** Reads a message from bytes or from a stream. */
  @FunctionalInterface
  private interface Reading<T> {
    ModelProto of(T source) throws InvalidProtocolBufferException;
  }

  private static <T> OnnxGraph parse(Reading<T> reading, T source, String what) {
    try {
      ModelProto model = reading.of(source);
      if (!model.hasGraph()) {
        throw new GraphException(what + " holds no ONNX graph");
      }
      return new OnnxGraph(model);
    } catch (InvalidProtocolBufferException e) {
      throw new GraphException(what + " is not an ONNX model: " + e.getMessage(), e);
    }
  }

  /** Writes the model whole or not at all: to a file beside it first, which then takes its name. */
  public void save(Path file) throws IOException {
    AtomicFile.write(file, toModel()::writeTo);
  }

  public byte[] toBytes() {
    return toModel().toByteArray();
  }

  /** The model as it stands now, its nodes in an order that can be executed. */
  public ModelProto toModel() {
    if (!changed) {
      return model;
    }
    GraphProto.Builder graph =
        model.getGraph().toBuilder()
            .clearNode()
            .addAllNode(nodes())
            .clearInitializer()
            .addAllInitializer(initializers.values())
            .clearInput()
            .addAllInput(inputs)
            .clearOutput()
            .addAllOutput(outputs)
            .clearValueInfo();
    ModelProto.Builder changedModel = model.toBuilder().setGraph(graph).clearOpsetImport();
    opsets.forEach(
        (domain, version) -> {
          OperatorSetIdProto.Builder opset = OperatorSetIdProto.newBuilder().setVersion(version);
          changedModel.addOpsetImport(domain.isEmpty() ? opset : opset.setDomain(domain));
        });
    return changedModel.build();
  }

  /** The nodes in an order that can be executed: a copy, safe to walk during a rewrite. */
  public List<NodeProto> nodes() {
    return index().inExecutionOrder();
  }

  /** The nodes of one operator type, in such an order: a copy. */
  public List<NodeProto> nodes(String opType) {
    return nodes().stream().filter(n -> n.getOpType().equals(opType)).toList();
  }

  public List<ValueInfoProto> inputs() {
    return inputs;
  }

  public List<ValueInfoProto> outputs() {
    return outputs;
  }

  public boolean hasInput(String name) {
    return inputs.stream().anyMatch(v -> v.getName().equals(name));
  }

  public boolean hasOutput(String name) {
    return outputs.stream().anyMatch(v -> v.getName().equals(name));
  }

  /** Version of the standard operator set. */
  public long opset() {
    return opsets.getOrDefault("", opsets.getOrDefault("ai.onnx", 1L));
  }

  /** Weights by name, in file order: a read-only view. */
  public Map<String, TensorProto> initializers() {
    return Collections.unmodifiableMap(initializers);
  }

  public Optional<TensorProto> initializer(String name) {
    return Optional.ofNullable(initializers.get(name));
  }

  /** A constant value: an initializer, or the tensor of a {@code Constant} node. */
  public Optional<TensorProto> constant(String name) {
    TensorProto initializer = initializers.get(name);
    if (initializer != null) {
      return Optional.of(initializer);
    }
    return producer(name)
        .filter(n -> n.getOpType().equals("Constant"))
        .flatMap(n -> Attributes.find(n, "value"))
        .map(a -> a.getT());
  }

  /** The node that makes a value; empty for inputs and initializers. */
  public Optional<NodeProto> producer(String value) {
    return Optional.ofNullable(index().producer(value));
  }

  /** The nodes that read a value, those that read it from within a sub-graph included. */
  public List<NodeProto> consumers(String value) {
    return index().consumers(value);
  }

  /** A name that no value, node or initializer of the graph has; reserved from now on. */
  public String uniqueName(String base) {
    String name = base;
    for (int i = 1; !names.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  /** Adds an initializer, or replaces the one of that name in its place. */
  public void put(TensorProto tensor) {
    if (tensor.getName().isEmpty()) {
      throw new IllegalArgumentException("An initializer must have a name");
    }
    initializers.put(tensor.getName(), tensor);
    names.add(tensor.getName());
    touch();
  }

  public void add(NodeProto node) {
    nodes.add(node);
    names.add(node.getName());
    names.addAll(node.getOutputList());
    touch();
  }

  public void remove(Collection<NodeProto> gone) {
    Set<NodeProto> identities = Collections.newSetFromMap(new IdentityHashMap<>());
    identities.addAll(gone);
    nodes.removeIf(identities::contains);
    touch();
  }

  /** Puts a node in the place of another. */
  @SuppressWarnings("ReferenceEquality") // nodes are told apart by identity: two may look alike
  public void replace(NodeProto old, NodeProto replacement) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) == old) {
        nodes.set(i, replacement);
        names.add(replacement.getName());
        names.addAll(replacement.getOutputList());
        touch();
        return;
      }
    }
    throw new IllegalArgumentException("Node '%s' is not in the graph".formatted(old.getName()));
  }

  public void setInputs(List<ValueInfoProto> values) {
    inputs = List.copyOf(values);
    reserve(inputs);
    touch();
  }

  public void setOutputs(List<ValueInfoProto> values) {
    outputs = List.copyOf(values);
    reserve(outputs);
    touch();
  }

  /** Declares that operators of a domain are used; keeps a version that is already declared. */
  public void requireDomain(String domain, long version) {
    if (opsets.putIfAbsent(domain, version) == null) {
      touch();
    }
  }

  public void removeDomain(String domain) {
    if (opsets.remove(domain) != null) {
      touch();
    }
  }

  /** Drops nodes that no output depends on, then initializers that nobody reads. */
  public void prune() {
    Set<String> live = new HashSet<>();
    outputs.forEach(v -> live.add(v.getName()));
    List<NodeProto> dead = index().unreachable(live);
    if (!dead.isEmpty()) {
      remove(dead);
    }
    Set<String> read = index().read();
    Set<String> unread = new HashSet<>(initializers.keySet());
    unread.removeAll(read);
    unread.removeAll(live);
    if (!unread.isEmpty()) {
      initializers.keySet().removeAll(unread);
      names.removeAll(unread);
      // before IR version 4 every initializer is listed among the inputs too
      inputs = inputs.stream().filter(v -> !unread.contains(v.getName())).toList();
      touch();
    }
  }

  private void reserve(List<ValueInfoProto> values) {
    values.forEach(value -> names.add(value.getName()));
  }

  private GraphIndex index() {
    if (index == null) {
      index = new GraphIndex(nodes);
    }
    return index;
  }

  private void touch() {
    changed = true;
    index = null;
  }
}
