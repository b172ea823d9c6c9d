package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.session.InferenceException;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Pooling;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.Window;
import io.rhema.operator.interpret.ClassificationInterpreter;
import io.rhema.operator.interpret.EmbeddingInterpreter;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.interpret.WindowOutput;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TextEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterpretationTest {
  private static final ModelId MODEL = new ModelId("model", "1");
  private static final TextEvent EVENT =
      TextEvent.newBuilder().setId("e").setText("fine").setEventTime(Instant.EPOCH).build();

  private final Interpretation interpretation =
      new Interpretation(
          List.of(
              new AskedTask(
                  TaskKind.SENTIMENT,
                  ClassificationInterpreter.ofSentiment(
                      new Classification(List.of("bad", "good"), Activation.SOFTMAX), MODEL)),
              new AskedTask(
                  TaskKind.EMBEDDINGS,
                  new EmbeddingInterpreter(new Embedding(Pooling.MEAN, false), MODEL))));

  @Test
  void givesAResultForEachTask() {
    assertThat(answers(output(0f, 1f), output(3f)))
        .hasSize(2)
        .allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Given.class));
  }

  @Test
  void aRunThatFailedIsOneRefusalForAllTasks() {
    InferenceException cause = new InferenceException("broken");

    assertThat(
            interpretation.of(EVENT, EncodedText.EMPTY, ResultStatus.ok, new Outcome.Failed(cause)))
        .containsExactly(
            new Answer.Refused(List.of(TaskKind.SENTIMENT, TaskKind.EMBEDDINGS), cause));
  }

  @Test
  void refusesWhatIsNoNumberForItsTaskAlone() {
    List<Answer> answers = answers(output(0f, 1f), output(Float.NaN));

    assertThat(answers.get(0)).isInstanceOf(Answer.Given.class);
    Answer.Refused refused = (Answer.Refused) answers.get(1);
    assertThat(refused.tasks()).containsExactly(TaskKind.EMBEDDINGS);
    assertThat(refused.cause()).hasMessageStartingWith("embeddings: ");
  }

  /** One logit where there are two labels: nobody foresaw it, and the job goes on. */
  @Test
  void anInterpreterThatBreaksCostsNoMoreThanItsResult() {
    List<Answer> answers = answers(output(1f), output(3f));

    assertThat(((Answer.Given) answers.get(0)).task()).isEqualTo(TaskKind.EMBEDDINGS);
    Answer.Refused refused = (Answer.Refused) answers.get(1);
    assertThat(refused.tasks()).containsExactly(TaskKind.SENTIMENT);
    assertThat(refused.cause())
        .hasMessageStartingWith("sentiment: java.lang.ArrayIndexOutOfBoundsException")
        .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
  }

  private List<Answer> answers(WindowOutput sentiment, WindowOutput embedding) {
    return interpretation.of(
        EVENT,
        EncodedText.EMPTY,
        ResultStatus.ok,
        new Outcome.Answered(List.of(List.of(sentiment), List.of(embedding))));
  }

  private static WindowOutput output(float... values) {
    return new WindowOutput(new Window(0, 1), 1, values.length, values);
  }
}
