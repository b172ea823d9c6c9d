package io.rhema.job.finetune.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.job.finetune.example.Kind;
import io.rhema.job.finetune.example.LabelledText;
import io.rhema.job.finetune.example.MarkedText;
import io.rhema.job.finetune.example.Origin;
import io.rhema.job.finetune.example.Place;
import io.rhema.job.finetune.example.Reason;
import io.rhema.job.finetune.example.Span;
import io.rhema.job.finetune.example.TranslatedText;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import io.rhema.model.testing.TinyTranslator;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.LabelledExample;
import io.rhema.schema.LabelledSpan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleCheckTest {
  private static final Origin ORIGIN =
      new Origin(Kind.CORRECTION, new Place("test", 1), Instant.EPOCH);
  @TempDir static Path dir;

  private static ExampleCheck sentiment;
  private static ExampleCheck entities;
  private static ExampleCheck translation;

  @BeforeAll
  static void open() {
    sentiment = check(TaskKind.SENTIMENT, TinyBundles.sentiment(dir.resolve("sentiment")));
    entities = check(TaskKind.ENTITIES, TinyHeads.entities(dir.resolve("entities")));
    translation = check(TaskKind.TRANSLATION, TinyTranslator.write(dir.resolve("translation")));
  }

  private static ExampleCheck check(TaskKind task, Path bundle) {
    return new ExampleCheck(new CheckOptions(task, bundle.toString(), 100));
  }

  @Test
  void takesWhatTheModelCanLearn() {
    assertThat(sentiment.check(example("sentiment", "good").setLabel("negative").build(), ORIGIN))
        .isEqualTo(new LabelledText("good", "negative", ORIGIN));
    assertThat(
            entities.check(marked("ada in paris.", span("LOC", 7, 12), span("PER", 0, 3)), ORIGIN))
        .isEqualTo(
            new MarkedText(
                "ada in paris.", List.of(new Span("PER", 0, 3), new Span("LOC", 7, 12)), ORIGIN));
    assertThat(entities.check(marked("nobody"), ORIGIN))
        .isEqualTo(new MarkedText("nobody", List.of(), ORIGIN));
    assertThat(
            translation.check(
                example("translation", "the film").setTarget("le film").build(), ORIGIN))
        .isEqualTo(new TranslatedText("the film", "le film", ORIGIN));
  }

  @Test
  void refusesAnotherTask() {
    assertRefused(
        sentiment,
        marked("ada"),
        Reason.WRONG_TASK,
        "The example is for the task 'entities'; this job learns 'sentiment'.");
  }

  @Test
  void refusesTextsWithoutAnythingToRead() {
    assertRefused(
        sentiment,
        labelled(" \u00a0\t"),
        Reason.NO_TEXT,
        "The text is blank; it must say something.");
    assertRefused(
        sentiment,
        labelled("\u0000\u0001"),
        Reason.NO_TEXT,
        "The model reads nothing in the text '\ufffd\ufffd'; its tokenizer must find a token.");
    assertRefused(
        sentiment,
        labelled("x".repeat(101)),
        Reason.TOO_LONG,
        "Text of 101 characters is too long; at most 100 are learnt from.");
  }

  @Test
  void refusesAnswersThatTheModelCannotGive() {
    assertRefused(
        sentiment,
        example("sentiment", "good").build(),
        Reason.NO_ANSWER,
        "The example has no label; it must have one of [negative, positive].");
    assertRefused(
        sentiment,
        example("sentiment", "good").setLabel("Positive").build(),
        Reason.UNKNOWN_LABEL,
        "The label 'Positive' is not among the model's labels [negative, positive].");
    assertRefused(
        entities,
        marked("ada", span("TOWN", 0, 3)),
        Reason.UNKNOWN_LABEL,
        "The span's label 'TOWN' is not among the model's types [LOC, ORG, PER].");
    assertRefused(
        translation,
        example("translation", "the film").setTarget(" ").build(),
        Reason.NO_ANSWER,
        "The example has no translation; 'target' must say something.");
  }

  @Test
  void refusesSpansThatNoTokensMake() {
    assertRefused(
        entities,
        marked("ada", span("PER", 0, 4)),
        Reason.WRONG_SPAN,
        "The span PER 0-4 does not lie in the text, which has the characters 0 to 3; its end is"
            + " exclusive.");
    assertRefused(entities, marked("ada", span("PER", -1, 3)), Reason.WRONG_SPAN, "does not lie");
    assertRefused(entities, marked("ada", span("PER", 2, 2)), Reason.WRONG_SPAN, "does not lie");
    assertRefused(
        entities,
        marked("ada love", span("PER", 0, 8), span("PER", 4, 8)),
        Reason.WRONG_SPAN,
        "The spans PER 0-8 and PER 4-8 overlap; each must begin behind the one before.");
    assertRefused(
        entities,
        marked("lovelace", span("PER", 0, 4)),
        Reason.WRONG_SPAN,
        "The span PER 0-4, 'love', cuts a token of the model or has blanks around it; it must be"
            + " made of whole tokens.");
    assertRefused(entities, marked("ada love", span("PER", 0, 4)), Reason.WRONG_SPAN, "'ada '");
    assertRefused(entities, marked("a 😀 b", span("PER", 2, 3)), Reason.WRONG_SPAN, "cuts a token");
  }

  @Test
  void doesNotBeginWithAModelForAnotherTask() {
    assertThatThrownBy(() -> check(TaskKind.ENTITIES, dir.resolve("sentiment")))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("no head for 'token-classification'");
    assertThatThrownBy(() -> new CheckOptions(TaskKind.KEYWORDS, "x", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(
      ExampleCheck check, LabelledExample example, Reason reason, String message) {
    assertThatExceptionOfType(RefusalException.class)
        .isThrownBy(() -> check.check(example, ORIGIN))
        .withMessageContaining(message)
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private static LabelledExample labelled(String text) {
    return example("sentiment", text).setLabel("positive").build();
  }

  private static LabelledExample marked(String text, LabelledSpan... spans) {
    return example("entities", text).setSpans(List.of(spans)).build();
  }

  private static LabelledSpan span(String label, int start, int end) {
    return new LabelledSpan(label, start, end);
  }

  private static LabelledExample.Builder example(String task, String text) {
    return LabelledExample.newBuilder()
        .setText(text)
        .setTask(task)
        .setSpans(List.of())
        .setAt(Instant.EPOCH);
  }
}
