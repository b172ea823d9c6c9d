package io.rhema.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConfigTest {
  private static final BundleFiles NO_FILES = new BundleFiles(Path.of("none"));

  @Test
  void ordersLabelsByTheirIds() throws Exception {
    String json =
        "{'id2label': {'10':'k','2':'c','0':'a','1':'b','3':'d','4':'e','5':'f','6':'g','7':'h','8':'i','9':'j'}}";

    assertThat(config(json).task(null, NO_FILES).labels())
        .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'id2label': {'0': 'a', '1': 'b'}}                                                 | SOFTMAX
          {'id2label': {'0': 'a', '1': 'b'}, 'problem_type': 'single_label_classification'}  | SOFTMAX
          {'id2label': {'0': 'a', '1': 'b'}, 'problem_type': null}                           | SOFTMAX
          {'id2label': {'0': 'a', '1': 'b'}, 'problem_type': 'multi_label_classification'}   | SIGMOID
          {'id2label': {'0': 'a'}}                                                           | SIGMOID
          {'id2label': {'0': 'a'}, 'problem_type': 'single_label_classification'}            | SIGMOID
          """)
  void choosesTheActivationAsHuggingFaceDoes(String json, Activation activation) throws Exception {
    assertThat(((Classification) config(json).task(null, NO_FILES)).activation())
        .isEqualTo(activation);
  }

  @Test
  void knowsTheLabelsThatHuggingFaceLeavesOut() throws Exception {
    ModelConfig config = config("{'architectures': ['BertForSequenceClassification']}");

    assertThat(config.task(null, NO_FILES).labels()).isEqualTo(List.of("LABEL_0", "LABEL_1"));
  }

  @Test
  void manifestTellsTheTaskOfAnUnknownArchitecture() throws Exception {
    ModelConfig config = config("{'architectures': ['MyNet'], 'id2label': {'0': 'a', '1': 'b'}}");

    assertThat(config.task("text-classification", NO_FILES).labels()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {}                                                       | config.json has neither 'architectures' nor 'id2label', so the task is unknown; add one, or 'task' to rhema.json.
          {'architectures': ['BertForQuestionAnswering']}          | config.json names the architecture 'BertForQuestionAnswering'; supported: …ForSequenceClassification, …ForTokenClassification, …ForMaskedLM, …ForCausalLM, …Model without a head.
          {'architectures': ['GPT2LMHeadModel']}                   | config.json names the architecture 'GPT2LMHeadModel'; supported: …ForSequenceClassification, …ForTokenClassification, …ForMaskedLM, …ForCausalLM, …Model without a head.
          {'id2label': {'0': 'a', '2': 'b'}}                       | config.json's id2label has the ids [0, 2]; they must run from 0 without a gap.
          {'id2label': {'1': 'a', '2': 'b'}}                       | config.json's id2label has the ids [1, 2]; they must run from 0 without a gap.
          {'id2label': {'0': 'a', '1': 'a'}}                       | config.json's id2label has 'a' twice; labels must differ.
          {'id2label': {'zero': 'a'}}                              | config.json's id2label has the id 'zero'; ids must be whole numbers.
          {'id2label': {'0': 'a'}, 'problem_type': 'regression'}   | config.json's problem_type is 'regression'; supported: single_label_classification, multi_label_classification.
          """)
  void refusesWhatItCannotServe(String json, String message) {
    assertThatThrownBy(() -> config(json).task(null, NO_FILES))
        .isInstanceOf(BundleException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'max_position_embeddings': 512, 'model_type': 'bert', 'pad_token_id': 0}    | 512
          {'max_position_embeddings': 514, 'model_type': 'roberta', 'pad_token_id': 1} | 512
          """)
  void countsThePositionsThatCanBeUsed(String json, int positions) throws Exception {
    assertThat(config(json).maxPositions()).hasValue(positions);
  }

  private static ModelConfig config(String json) throws Exception {
    return new ModelConfig(new JsonMapper().readTree(json.replace('\'', '"')));
  }
}
