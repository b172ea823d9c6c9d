package io.rhema.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.session.ModelSignature.Port;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphPlanTest {
  private static final Port IDS = port("input_ids", "int64", -1, -1);
  private static final Port LOGITS = port("logits", "float", -1, 2);

  @ParameterizedTest
  @CsvSource({
    "input_ids, IDS",
    "input_ids:0, IDS",
    "input_ids:01, IDS",
    "input_ids_1:0, IDS",
    "serving_default_input_ids:0, IDS",
    "model/serving_default_input_word_ids:0, IDS",
    "input, IDS",
    "input.1, IDS",
    "input1, IDS",
    "attention_mask, MASK",
    "input_mask_1:0, MASK",
    "token_type_ids, TYPES",
    "segment_ids_1:0, TYPES",
    "serving_default_input_type_ids, TYPES",
    "position_ids, POSITIONS",
    "shape_ids, SHAPES",
    "token_weights, WEIGHTS",
    "serving_default_token_weights:0, WEIGHTS",
  })
  void recognisesInputsByTheNamesThatExportersGive(String name, InputRole role) {
    assertThat(InputRole.of(name)).contains(role);
  }

  @ParameterizedTest
  @CsvSource({"past_key_values.0.key", "pixel_values", "encoder_attention_mask", "ids_of_what"})
  void doesNotGuessWhatOtherInputsAreFor(String name) {
    assertThat(InputRole.of(name)).isEmpty();
  }

  @Test
  void refusesAnInputThatNoTextModelHas() {
    assertThatThrownBy(() -> plan(List.of(IDS, port("pixel_values", "float", -1, 3)), LOGITS))
        .isInstanceOf(SessionException.class)
        .hasMessage(
            "input 'pixel_values' float [?, 3] is none that a text model is fed (ids, mask, types,"
                + " positions, shapes, weights); the graph's inputs are [input_ids, pixel_values]");
  }

  @Test
  void refusesAGraphWithoutTokenIds() {
    assertThatThrownBy(() -> plan(List.of(port("attention_mask", "int64", -1, -1)), LOGITS))
        .isInstanceOf(SessionException.class)
        .hasMessage(
            "the graph has no input for token ids such as 'input_ids'; its inputs are"
                + " [attention_mask]");
  }

  @Test
  void refusesTwoInputsOfOneKind() {
    assertThatThrownBy(
            () ->
                plan(
                    List.of(port("input_1", "int32", -1, -1), port("input_2", "int32", -1, -1)),
                    LOGITS))
        .isInstanceOf(SessionException.class)
        .hasMessageContaining("'input_1' and 'input_2' are both for IDS");
  }

  @Test
  void refusesIdsThatAreNoWholeNumbers() {
    assertThatThrownBy(() -> plan(List.of(port("input_ids", "float", -1, -1)), LOGITS))
        .isInstanceOf(SessionException.class)
        .hasMessageContaining("supported for IDS: [int32, int64]");
  }

  @Test
  void refusesWeightsThatAreNoFloats() {
    assertThatThrownBy(() -> plan(List.of(IDS, port("token_weights", "int64", -1, -1)), LOGITS))
        .isInstanceOf(SessionException.class)
        .hasMessageContaining("supported for WEIGHTS: [float]");
  }

  @Test
  void refusesInputsOfAnotherRank() {
    assertThatThrownBy(() -> plan(List.of(port("input_ids", "int64", -1)), LOGITS))
        .isInstanceOf(SessionException.class)
        .hasMessageContaining("is of rank 1; a batch of token ids is of rank 2");
  }

  @Test
  void refusesInputsOfDifferentFixedLengths() {
    assertThatThrownBy(
            () ->
                plan(
                    List.of(
                        port("input_ids", "int64", -1, 64), port("input_mask", "int64", -1, 128)),
                    LOGITS))
        .isInstanceOf(SessionException.class)
        .hasMessageContaining("disagree on axis 1");
  }

  @Test
  void readsFixedAxes() {
    GraphPlan plan = plan(List.of(port("input_ids", "int64", 1, 128)), LOGITS);

    assertThat(plan.rows()).hasValue(1);
    assertThat(plan.columns()).hasValue(128);
  }

  private static GraphPlan plan(List<Port> inputs, Port... outputs) {
    return GraphPlan.of(new ModelSignature(inputs, List.of(outputs)));
  }

  private static Port port(String name, String type, long... axes) {
    return new Port(name, type, Arrays.stream(axes).boxed().toList());
  }
}
