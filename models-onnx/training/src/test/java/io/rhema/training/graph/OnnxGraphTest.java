package io.rhema.training.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxGraphTest {

  @TempDir Path folder;

  @Test
  void anUnchangedModelIsWrittenBackByteForByte() throws IOException {
    byte[] bytes = MiniLm.bytes();
    Path file = folder.resolve("model.onnx");
    OnnxGraph.parse(bytes).save(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(folder).isDirectoryContaining(p -> p.equals(file));
    try (var files = Files.list(folder)) {
      assertThat(files).as("no temporary file is left").containsExactly(file);
    }
  }

  @Test
  void nodesAddedInAnyOrderAreWrittenInExecutionOrder() {
    GraphBuilder b = GraphBuilder.create("test", 11);
    String x = b.input("x", DataType.FLOAT, "n");
    b.into("", "Neg", "second", List.of("middle"), List.of("y"));
    b.into("", "Abs", "first", List.of(x), List.of("middle"));
    b.output("y", DataType.FLOAT, "n");
    assertThat(b.graph().toModel().getGraph().getNodeList())
        .extracting(NodeProto::getOpType)
        .containsExactly("Abs", "Neg");
  }

  @Test
  void knowsWhoMakesAndWhoReadsAValueAlsoAfterAChange() {
    GraphBuilder b = GraphBuilder.create("test", 11);
    String x = b.input("x", DataType.FLOAT, "n");
    String y = b.op("Abs", "y", List.of(x));
    OnnxGraph graph = b.graph();
    assertThat(graph.consumers(y)).isEmpty();
    b.op("Neg", "z", List.of(y));
    assertThat(graph.producer(y)).map(NodeProto::getOpType).contains("Abs");
    assertThat(graph.consumers(y)).extracting(NodeProto::getOpType).containsExactly("Neg");
    assertThat(graph.producer(x)).isEmpty();
  }

  @Test
  void pruneDropsWhatNoOutputNeeds() {
    GraphBuilder b = GraphBuilder.create("test", 11);
    String x = b.input("x", DataType.FLOAT, "n");
    String used = b.floats("used", new float[] {1}, 1);
    String y = b.op("Add", "y", List.of(x, used));
    b.op("Add", "dead", List.of(y, b.floats("unused", new float[] {2}, 1)));
    b.output(y, DataType.FLOAT, "n");
    OnnxGraph graph = b.graph();
    graph.prune();
    assertThat(graph.nodes()).extracting(NodeProto::getOpType).containsExactly("Add");
    assertThat(graph.initializers()).containsOnlyKeys("used");
  }

  @Test
  void namesStayUnique() {
    GraphBuilder b = GraphBuilder.create("test", 11);
    String x = b.input("x", DataType.FLOAT, "n");
    String first = b.op("Abs", "same", List.of(x));
    String second = b.op("Abs", "same", List.of(first));
    String constant = b.floats("same", new float[] {1}, 1);
    assertThat(List.of(x, first, second, constant)).doesNotHaveDuplicates();
    assertThat(b.graph().nodes()).extracting(NodeProto::getName).doesNotHaveDuplicates();
    OnnxGraph reloaded = OnnxGraph.parse(b.graph().toBytes());
    assertThat(reloaded.uniqueName("same")).isNotIn(first, second, constant);
  }

  @Test
  void refusesWhatIsNoModel() {
    byte[] text = "this is not a model".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> OnnxGraph.parse(text))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("not an ONNX model");
    assertThatThrownBy(() -> OnnxGraph.parse(new byte[0]))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("holds no ONNX graph");
  }
}
