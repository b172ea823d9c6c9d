package io.rhema.training.graph.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rhema.training.engine.Oracle;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.graph.ClassificationHead;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {
  private static final MeanNetwork MEAN = new MeanNetwork(2, 0);
  private static final int VOCABULARY = Texts.VOCABULARY;

  @Test
  void givenVectorsAreTheRowsAndOthersAreDrawn() {
    float[][] vectors = new float[VOCABULARY][];
    vectors[9] = new float[] {3, -4};
    OnnxGraph encoder = WordGraphs.encoder(MEAN, VOCABULARY, 3);
    float[] drawn = mean(encoder, 5);

    assertThat(WordGraphs.withEmbeddings(encoder, vectors)).isSameAs(encoder);

    assertThat(mean(encoder, 9)).containsExactly(3, -4);
    assertThat(mean(encoder, 5)).containsExactly(drawn);
  }

  @Test
  void frozenVectorsStayAsTheyAreInTraining() {
    float[][] vectors = new float[VOCABULARY][];
    vectors[9] = new float[] {3, -4};
    OnnxGraph classifier =
        WordGraphs.withFrozenEmbeddings(WordGraphs.encoder(MEAN, VOCABULARY, 3), vectors);
    ClassificationHead.attach(classifier, 2, 2, 5);
    TorchGraph graph = new TorchGraph(classifier.toModel());

    Steps.train(graph, Texts.feeds(MEAN, Texts.MIXED), 2);

    assertThat(graph.parameters().keySet())
        .containsExactlyInAnyOrder("classifier.weight", "classifier.bias");
    ModelProto trained = graph.trainedModel();
    var feeds = Texts.feeds(MEAN, Texts.MIXED);
    assertThat(Oracle.libtorch(graph, feeds))
        .containsExactly(Oracle.reference(trained, feeds), within(1e-5f));
    assertThat(OnnxGraph.of(trained).constant("embeddings.weight/frozen"))
        .isEqualTo(classifier.constant("embeddings.weight/frozen"));
  }

  @Test
  void vectorsMustFitTheTable() {
    OnnxGraph encoder = WordGraphs.encoder(MEAN, VOCABULARY, 3);
    float[][] wide = new float[VOCABULARY][];
    wide[4] = new float[3];

    assertThatThrownBy(() -> WordGraphs.withEmbeddings(encoder, new float[7][]))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("7 ids")
        .hasMessageContaining("23");
    assertThatThrownBy(() -> WordGraphs.withEmbeddings(encoder, wide))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("id 4 has length 3");
  }

  @Test
  void aBagHasNoWordVectors() {
    OnnxGraph bag = WordGraphs.encoder(new BagNetwork(4, false), VOCABULARY, 3);

    assertThatThrownBy(() -> WordGraphs.withFrozenEmbeddings(bag, new float[VOCABULARY][]))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("embeddings.weight");
  }

  private static float[] mean(OnnxGraph encoder, long word) {
    return Oracle.reference(encoder.toModel(), Texts.feeds(MEAN, new long[][] {{word}}));
  }
}
