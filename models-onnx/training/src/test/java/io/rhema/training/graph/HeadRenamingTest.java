package io.rhema.training.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import org.junit.jupiter.api.Test;

class HeadRenamingTest {
  private static final long[][] ROWS = {{1, 2}, {2, 2, 1}};

  @Test
  void aRenamedHeadAnswersAsBefore() {
    OnnxGraph graph = TokenHeadTest.tinyEncoder(13);
    TokenHead.attach(graph, "logits", 2, 3, 7);
    float[][] before = OrtRun.once(graph, ROWS);

    HeadRenaming.apply(graph, "logits", "names_logits");

    assertThat(graph.outputs()).extracting(ValueInfoProto::getName).containsExactly("names_logits");
    assertThat(graph.initializers())
        .containsKeys("names.weight", "names.bias")
        .doesNotContainKeys("classifier.weight", "classifier.bias");
    assertThat(OrtRun.once(graph, ROWS)).isEqualTo(before);
  }

  @Test
  void makesRoomForASecondHead() {
    OnnxGraph graph = TokenHeadTest.tinyEncoder(13);
    ClassificationHead.attach(graph, 2, 2, 7);

    HeadRenaming.apply(graph, "logits", "moods_logits");
    TokenHead.attach(graph, "logits", 2, 3, 8);

    assertThat(graph.outputs())
        .extracting(ValueInfoProto::getName)
        .containsExactlyInAnyOrder("moods_logits", "logits");
  }

  @Test
  void refusesWhatIsNotThereAndWhatIsTaken() {
    OnnxGraph graph = TokenHeadTest.tinyEncoder(13);
    TokenHead.attach(graph, "a_logits", 2, 3, 7);
    TokenHead.attach(graph, "b_logits", 2, 3, 8);

    assertThatThrownBy(() -> HeadRenaming.apply(graph, "logits", "c_logits"))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("no output 'logits'");
    assertThatThrownBy(() -> HeadRenaming.apply(graph, "a_logits", "b_logits"))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("'b_logits'");
  }
}
