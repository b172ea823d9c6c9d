package io.rhema.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.session.ModelSignature;
import io.rhema.model.session.ModelSignature.Port;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Pooling;
import io.rhema.model.task.Task;
import io.rhema.model.task.TokenClassification;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadOutputTest {
  private static final Task SENTIMENT =
      new Classification(List.of("negative", "positive"), Activation.SOFTMAX);
  private static final Task ENTITIES = new TokenClassification(List.of("O", "I-PER"));
  private static final Task EMBEDDINGS = new Embedding(Pooling.MEAN, false);

  private static final Port HIDDEN = port("last_hidden_state", "float", -1, -1, 8);
  private static final Port TABLE = port("output_1", "float", -1, 2);

  @Test
  void readsTheOutputThatTheHeadNames() {
    Head head = new Head("sentiment", SENTIMENT, "output_1");

    assertThat(find(head, port("logits", "float", -1, 3), TABLE)).isEqualTo(TABLE);
  }

  @Test
  void readsLogitsAmongOtherOutputs() {
    Port logits = port("StatefulPartitionedCall/logits:0", "float16", -1, 2);

    assertThat(find(SENTIMENT, HIDDEN, logits, TABLE)).isEqualTo(logits);
  }

  @Test
  void readsTheOnlyFloatsWhateverTheirName() {
    assertThat(find(SENTIMENT, port("length", "int64", -1), TABLE)).isEqualTo(TABLE);
  }

  @Test
  void readsTheOnlyOutputOfTheRankThatTheTaskNeeds() {
    Port tags = port("output_2", "float", -1, -1, 2);

    assertThat(find(SENTIMENT, tags, TABLE)).isEqualTo(TABLE);
    assertThat(find(ENTITIES, tags, TABLE)).isEqualTo(tags);
  }

  @Test
  void readsTheSentenceThatASentenceTransformerPools() {
    Port tokens = port("token_embeddings", "float", -1, -1, 8);
    Port sentence = port("sentence_embedding", "float", -1, 8);

    assertThat(find(EMBEDDINGS, tokens, sentence)).isEqualTo(sentence);
  }

  @Test
  void readsTheTokensOfABertAndNotItsPooler() {
    assertThat(find(EMBEDDINGS, port("pooler_output", "float", -1, 8), HIDDEN)).isEqualTo(HIDDEN);
  }

  @Test
  void refusesToChooseBetweenOutputs() {
    Port start = port("start", "float", -1, -1);
    Port end = port("end", "float", -1, -1);

    assertThatThrownBy(() -> find(SENTIMENT, start, end))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "head 'sentiment' (text-classification) names no output, and the graph has neither"
                + " logits nor a single float output of rank 2; its outputs are ['start' float [?,"
                + " ?], 'end' float [?, ?]].");
  }

  @Test
  void refusesAGraphWithoutFloats() {
    assertThatThrownBy(() -> find(ENTITIES, port("logits", "int64", -1, -1, 2)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("nor a single float output of rank 3");
  }

  @Test
  void refusesAVectorForTheWholeBatch() {
    assertThatThrownBy(() -> find(EMBEDDINGS, port("mean", "float", 8)))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "output 'mean' float [8] of head 'embeddings' (feature-extraction) is of rank 1; it"
                + " must be of rank 2, rows and dimensions, or of rank 3, with tokens between"
                + " them.");
  }

  private static Port find(Task task, Port... outputs) {
    return find(Head.of(task), outputs);
  }

  private static Port find(Head head, Port... outputs) {
    HeadOutput found = HeadOutput.find(head, new ModelSignature(List.of(), List.of(outputs)));
    assertThat(found.head().output()).isEqualTo(found.port().name());
    return found.port();
  }

  private static Port port(String name, String type, long... axes) {
    return new Port(name, type, Arrays.stream(axes).boxed().toList());
  }
}
