package io.rhema.training.graph.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.rhema.training.engine.Oracle;
import io.rhema.training.engine.Oracle.Feed;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.layer.Cell;
import io.rhema.training.graph.layer.Positions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageModelTest {
  private static final int V = Texts.VOCABULARY;
  private static final long[][] TEXTS = {{5, 1, 7, 9}, {10, 11, 12, 22}};
  private static final int WORDS = TEXTS[0].length;
  private static final Offset<Float> NEAR = within(1e-5f);

  static Stream<LanguageModelShape> nextWord() {
    return Arrays.stream(Cell.values())
        .flatMap(
            cell ->
                Stream.of(
                    new RecurrentNetwork(cell, 5, 5, 2, false, Summary.ALL),
                    new RecurrentNetwork(cell, 5, 4, 1, false, Summary.LAST)))
        .flatMap(LanguageModelTest::tiedAndNot);
  }

  static Stream<LanguageModelShape> hiddenWord() {
    return Stream.of(
            new RecurrentNetwork(Cell.LSTM, 5, 4, 1, true, Summary.MEAN),
            new TransformerNetwork(8, 2, 12, 1, Positions.SINUSOIDAL, 9))
        .flatMap(LanguageModelTest::tiedAndNot);
  }

  private static Stream<LanguageModelShape> tiedAndNot(WordNetwork network) {
    return Stream.of(
        new LanguageModelShape(network, V, true), new LanguageModelShape(network, V, false));
  }

  @ParameterizedTest
  @MethodSource({"nextWord", "hiddenWord"})
  void logitsInTrainingAreThoseOfTheReferenceRuntimeBeforeAndAfter(LanguageModelShape shape) {
    TorchGraph graph = new TorchGraph(WordGraphs.languageModel(shape, 7).toModel());
    Map<String, Feed> feeds = wanted(shape, Texts.MIXED, 0, 3, 9, 17);

    assertThat(Oracle.libtorch(graph, feeds))
        .hasSize(4 * V)
        .containsExactly(Oracle.reference(graph.trainedModel(), feeds), NEAR);
    Steps.train(graph, feeds, 3);
    assertThat(Oracle.libtorch(graph, feeds))
        .containsExactly(Oracle.reference(graph.trainedModel(), feeds), NEAR);
  }

  @ParameterizedTest
  @MethodSource("nextWord")
  void servedInStepsItSaysWhatItSaysOfTheWholeText(LanguageModelShape shape) {
    ModelProto trained = WordGraphs.languageModel(shape, 7).toModel();
    float[] whole = Oracle.reference(trained, wanted(shape, TEXTS, 0, 1, 2, 3, 4, 5, 6, 7));
    ModelProto served = WordGraphs.servedLanguageModel(shape, trained).toModel();

    Map<String, Feed> states = noStates(served);
    for (int[] step : new int[][] {{0, 2}, {2, 3}, {3, 4}}) {
      Map<String, Feed> feeds = new HashMap<>(states);
      feeds.put(WordGraphs.INPUT_IDS, columns(step[0], step[1]));
      Map<String, float[]> outputs = Oracle.referenceOutputs(served, feeds);
      int width = step[1] - step[0];
      for (int row = 0; row < TEXTS.length; row++) {
        int from = row * WORDS + step[0];
        assertThat(part(outputs.get("logits"), row * width, (row + 1) * width))
            .as("row %d, words %d to %d", row, step[0], step[1])
            .containsExactly(part(whole, from, from + width), NEAR);
      }
      states.replaceAll(
          (name, old) -> Feed.of(outputs.get(name.replace("past", "present")), old.shape()));
    }
  }

  @ParameterizedTest
  @MethodSource("hiddenWord")
  void servedItTellsEachWordOfTexts(LanguageModelShape shape) {
    ModelProto trained = WordGraphs.languageModel(shape, 7).toModel();
    int columns = Texts.longest(Texts.MIXED);
    long[] all = LongStream.range(0, (long) columns * Texts.MIXED.length).toArray();

    OnnxGraph served = WordGraphs.servedLanguageModel(shape, trained);

    assertThat(Oracle.reference(served.toModel(), Texts.feeds(shape.network(), Texts.MIXED)))
        .containsExactly(Oracle.reference(trained, wanted(shape, Texts.MIXED, all)), NEAR);
  }

  @Test
  void laterWordsDoNotChangeWhatIsSaidOfEarlierOnes() {
    LanguageModelShape shape =
        new LanguageModelShape(
            new RecurrentNetwork(Cell.LSTM, 5, 5, 2, false, Summary.ALL), V, true);
    TorchGraph graph = new TorchGraph(WordGraphs.languageModel(shape, 7).toModel());

    float[] said = Oracle.libtorch(graph, wanted(shape, new long[][] {{5, 6, 7}}, 1));

    assertThat(Oracle.libtorch(graph, wanted(shape, new long[][] {{5, 6, 9}}, 1)))
        .containsExactly(said, within(1e-6f));
    assertThat(Oracle.libtorch(graph, wanted(shape, new long[][] {{5, 8, 7}}, 1)))
        .isNotEqualTo(said);
  }

  @Test
  void anEncoderGoesOnWithTheWeightsOfALanguageModel() {
    RecurrentNetwork read = new RecurrentNetwork(Cell.LSTM, 5, 4, 2, false, Summary.ALL);
    RecurrentNetwork summed = new RecurrentNetwork(Cell.LSTM, 5, 4, 2, false, Summary.MEAN);
    OnnxGraph trained = WordGraphs.languageModel(new LanguageModelShape(read, V, true), 7);

    OnnxGraph encoder = WordGraphs.encoder(summed, V, trained.toModel());

    assertThat(encoder.initializer("recurrent.1.weight_hidden"))
        .isPresent()
        .isEqualTo(trained.initializer("recurrent.1.weight_hidden"));
    assertThat(encoder.hasOutput(WordGraphs.SENTENCE_VECTOR)).isTrue();
    assertThatThrownBy(() -> WordGraphs.encoder(new MeanNetwork(6, 4), V, trained.toModel()))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("[23, 5]")
        .hasMessageContaining("[23, 6]");
  }

  @Test
  void aBagKnowsNoOrder() {
    assertThatThrownBy(() -> new LanguageModelShape(new BagNetwork(4, false), V, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BagNetwork");
  }

  private static Map<String, Feed> wanted(
      LanguageModelShape shape, long[][] texts, long... positions) {
    Map<String, Feed> feeds = new HashMap<>(Texts.feeds(shape.network(), texts));
    feeds.put(WordGraphs.TARGET_POSITIONS, Feed.of(positions, positions.length));
    return feeds;
  }

  private static Map<String, Feed> noStates(ModelProto served) {
    Map<String, Feed> states = new HashMap<>();
    List<ValueInfoProto> inputs = served.getGraph().getInputList();
    for (ValueInfoProto input : inputs.subList(1, inputs.size())) {
      long width = input.getType().getTensorType().getShape().getDim(1).getDimValue();
      states.put(
          input.getName(), Feed.of(new float[TEXTS.length * (int) width], TEXTS.length, width));
    }
    return states;
  }

  private static Feed columns(int from, int to) {
    long[] ids =
        Arrays.stream(TEXTS).flatMapToLong(text -> Arrays.stream(text, from, to)).toArray();
    return Feed.of(ids, TEXTS.length, to - from);
  }

  private static float[] part(float[] logits, int from, int to) {
    return Arrays.copyOfRange(logits, from * V, to * V);
  }
}
