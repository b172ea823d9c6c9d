package io.rhema.training.graph.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rhema.training.engine.Oracle;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.graph.ClassificationHead;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.TokenHead;
import io.rhema.training.graph.layer.Cell;
import io.rhema.training.graph.layer.Positions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordGraphsTest {
  private static final int LABELS = 3;
  private static final int STEPS = 5;

  static Stream<WordNetwork> networks() {
    List<WordNetwork> networks =
        new ArrayList<>(
            List.of(
                new BagNetwork(6, false),
                new BagNetwork(6, true),
                new MeanNetwork(5, 0),
                new MeanNetwork(5, 4)));
    for (Cell cell : Cell.values()) {
      networks.add(new RecurrentNetwork(cell, 5, 4, 1, false, Summary.LAST));
      networks.add(new RecurrentNetwork(cell, 5, 4, 2, true, Summary.LAST));
      networks.add(new RecurrentNetwork(cell, 5, 4, 2, true, Summary.ALL));
    }
    networks.add(new RecurrentNetwork(Cell.LSTM, 5, 4, 1, true, Summary.MEAN));
    networks.add(new RecurrentNetwork(Cell.GRU, 5, 4, 1, true, Summary.MAX));
    for (Positions positions : Positions.values()) {
      networks.add(new TransformerNetwork(8, 2, 12, 2, positions, 9));
    }
    for (Summary summary : List.of(Summary.FIRST, Summary.MEAN, Summary.MAX)) {
      networks.add(new TransformerNetwork(8, 2, 12, 1, Positions.LEARNED, 9, summary));
    }
    return networks.stream();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void answersAreThoseOfTheReferenceRuntimeBeforeAndAfterTraining(WordNetwork network) {
    TorchGraph graph = new TorchGraph(classifier(network).toModel());
    var feeds = Texts.feeds(network, Texts.MIXED);

    float[] before = Oracle.libtorch(graph, feeds);
    assertThat(before).containsExactly(Oracle.reference(graph.trainedModel(), feeds), near());

    Steps.train(graph, feeds, STEPS);

    float[] after = Oracle.libtorch(graph, feeds);
    ModelProto trained = graph.trainedModel();
    assertThat(after).isNotEqualTo(before);
    assertThat(after).containsExactly(Oracle.reference(trained, feeds), near());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void neitherPaddingNorOtherRowsChangeARow(WordNetwork network) {
    TorchGraph graph = new TorchGraph(classifier(network).toModel());
    Steps.train(graph, Texts.feeds(network, Texts.MIXED), 1);
    ModelProto model = graph.trainedModel();
    var together = Texts.feeds(network, Texts.MIXED, Texts.longest(Texts.MIXED) + 2, 7);

    float[] torch = Oracle.libtorch(graph, together);
    float[] served = Oracle.reference(model, together);

    for (int row = 0; row < Texts.MIXED.length; row++) {
      float[] alone = Oracle.libtorch(graph, Texts.feeds(network, Texts.MIXED[row]));
      assertThat(row(torch, row)).as("libtorch, row %d", row).containsExactly(alone, near());
      assertThat(row(served, row)).as("served, row %d", row).containsExactly(alone, near());
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void anEncoderHasTheWidthThatItsNetworkTells(WordNetwork network) {
    OnnxGraph encoder = WordGraphs.encoder(network, Texts.VOCABULARY, 3);
    int columns = Texts.longest(Texts.MIXED);

    float[] vectors = Oracle.reference(encoder.toModel(), Texts.feeds(network, Texts.MIXED));

    int places = Texts.MIXED.length * (network.tokenVectors() ? columns : 1);
    assertThat(vectors).hasSize(places * network.width());
    assertThat(encoder.hasOutput(WordGraphs.TOKEN_VECTORS)).isEqualTo(network.tokenVectors());
    assertThat(encoder.hasOutput(WordGraphs.SENTENCE_VECTOR)).isNotEqualTo(network.tokenVectors());
  }

  @Test
  void aTaggerAnswersForEachWordAsTheReferenceRuntimeDoes() {
    RecurrentNetwork network = new RecurrentNetwork(Cell.LSTM, 5, 4, 1, true, Summary.ALL);
    OnnxGraph tagger = WordGraphs.encoder(network, Texts.VOCABULARY, 3);
    TokenHead.attach(tagger, "logits", network.width(), LABELS, 5);
    var feeds = Texts.feeds(network, Texts.MIXED);

    float[] logits = Oracle.libtorch(tagger.toModel(), feeds);

    assertThat(logits).hasSize(Texts.MIXED.length * Texts.longest(Texts.MIXED) * LABELS);
    assertThat(logits).containsExactly(Oracle.reference(tagger.toModel(), feeds), near());
  }

  @Test
  void twoHeadsReadTheOneVectorOfAText() {
    MeanNetwork network = new MeanNetwork(5, 4);
    OnnxGraph graph = WordGraphs.encoder(network, Texts.VOCABULARY, 3);
    ClassificationHead.attach(graph, "topic_logits", 4, 2, 5);
    ClassificationHead.attach(graph, "tone_logits", 4, LABELS, 6);

    assertThat(graph.nodes("Gather")).as("one encoder").hasSize(1);
    assertThat(Oracle.referenceOutputs(graph.toModel(), Texts.feeds(network, Texts.MIXED)).keySet())
        .containsExactly("topic_logits", "tone_logits");
  }

  @Test
  void aTaggerNeedsAVectorForEachWord() {
    OnnxGraph graph = WordGraphs.encoder(new MeanNetwork(5, 4), Texts.VOCABULARY, 3);

    assertThatThrownBy(() -> TokenHead.attach(graph, "logits", 4, LABELS, 5))
        .hasMessageContaining("sentence_vector");
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    MeanNetwork network = new MeanNetwork(5, 4);

    assertThat(WordGraphs.encoder(network, 9, 3).toModel())
        .isEqualTo(WordGraphs.encoder(network, 9, 3).toModel())
        .isNotEqualTo(WordGraphs.encoder(network, 9, 4).toModel());
  }

  private static OnnxGraph classifier(WordNetwork network) {
    OnnxGraph graph = WordGraphs.encoder(network, Texts.VOCABULARY, 3);
    ClassificationHead.attach(graph, network.width(), LABELS, 5);
    return graph;
  }

  private static float[] row(float[] logits, int row) {
    return Arrays.copyOfRange(logits, row * LABELS, (row + 1) * LABELS);
  }

  private static Offset<Float> near() {
    return within(1e-5f);
  }
}
