package io.rhema.operator.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Pooling;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import io.rhema.model.testing.TinyTranslator;
import io.rhema.schema.ClassificationResult;
import io.rhema.schema.EmbeddingResult;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.KeywordsResult;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TranslationResult;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskKindTest {
  @TempDir Path dir;

  /** They are in savepoints, topics and options. */
  @Test
  void namesAndTheirOrderNeverChange() {
    assertThat(TaskKind.values())
        .extracting(TaskKind::key)
        .startsWith(
            "sentiment", "entities", "embeddings", "translation", "classification", "keywords");
  }

  @Test
  void everyTaskHasAnOutputAndAClassOfResultsOfItsOwn() {
    assertThat(TaskKind.values())
        .extracting(TaskKind::output)
        .extracting(OutputTag::getId)
        .doesNotHaveDuplicates()
        .doesNotContain("dead-letters");
    assertThat(TaskKind.values()).extracting(TaskKind::result).doesNotHaveDuplicates();
    assertThat(TaskKind.SENTIMENT.result()).isEqualTo(SentimentResult.class);
    assertThat(TaskKind.ENTITIES.result()).isEqualTo(EntitiesResult.class);
    assertThat(TaskKind.EMBEDDINGS.result()).isEqualTo(EmbeddingResult.class);
    assertThat(TaskKind.TRANSLATION.result()).isEqualTo(TranslationResult.class);
    assertThat(TaskKind.CLASSIFICATION.result()).isEqualTo(ClassificationResult.class);
    assertThat(TaskKind.KEYWORDS.result()).isEqualTo(KeywordsResult.class);
  }

  @Test
  void findsItsHeadInABundleOfSeveral() {
    ModelBundle both = ModelBundle.open(TinyHeads.sentimentEntities(dir));

    assertThat(interpreter(TaskKind.SENTIMENT, both)).isInstanceOf(ClassificationInterpreter.class);
    assertThat(interpreter(TaskKind.ENTITIES, both)).isInstanceOf(EntitiesInterpreter.class);
    assertThat(TaskKind.ENTITIES.headOf(both).name()).isEqualTo("entities");
  }

  @Test
  void makesEmbeddingsOfAModelWithoutALabel() {
    ModelBundle bundle = ModelBundle.open(TinyHeads.embeddings(dir));

    assertThat(interpreter(TaskKind.EMBEDDINGS, bundle)).isInstanceOf(EmbeddingInterpreter.class);
  }

  @Test
  void refusesABundleWithoutItsHead() {
    ModelBundle bundle = ModelBundle.open(TinyBundles.sentiment(dir));

    assertThatThrownBy(() -> interpreter(TaskKind.ENTITIES, bundle))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("no head for 'token-classification'");
  }

  @Test
  void onlyATranslationIsWrittenAndOnlyKeywordsAreCounted() {
    assertThat(TaskKind.values())
        .filteredOn(task -> task.manner() == Manner.WRITTEN)
        .containsExactly(TaskKind.TRANSLATION);
    assertThat(TaskKind.values())
        .filteredOn(task -> task.manner() == Manner.COUNTED)
        .containsExactly(TaskKind.KEYWORDS);
    ModelBundle bundle = ModelBundle.open(TinyTranslator.write(dir));

    assertThat(TaskKind.TRANSLATION.headOf(bundle).name()).isEqualTo("translation");
    assertThatThrownBy(() -> interpreter(TaskKind.TRANSLATION, bundle))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'translation'");
  }

  @Test
  void aClassifierIsMeantForWhatItsLabelsSay() {
    assertThat(TaskKind.of(classifier("Positive", "NEUTRAL", "negative")))
        .containsExactly(TaskKind.SENTIMENT, TaskKind.CLASSIFICATION);
    assertThat(TaskKind.of(classifier("ham", "spam")))
        .containsExactly(TaskKind.CLASSIFICATION, TaskKind.SENTIMENT);
    assertThat(TaskKind.of(new Embedding(Pooling.MEAN, true))).containsExactly(TaskKind.EMBEDDINGS);
  }

  @Test
  void ofTwoClassifiersOfABundleEachAnswersWhatItIsMeantFor() {
    Head spam = new Head("spam", classifier("ham", "spam"), "spam_logits");
    Head mood = new Head("mood", classifier("negative", "positive"), "mood_logits");
    ModelBundle one = ModelBundle.open(TinyBundles.sentiment(dir));

    assertThat(TaskKind.CLASSIFICATION.headOf(withHeads(one, spam, mood))).isEqualTo(spam);
    assertThat(TaskKind.SENTIMENT.headOf(withHeads(one, spam, mood))).isEqualTo(mood);
    assertThat(TaskKind.SENTIMENT.headOf(withHeads(one, spam))).isEqualTo(spam);
    assertThat(TaskKind.CLASSIFICATION.headOf(one).name()).isEqualTo("sentiment");
  }

  private static Classification classifier(String... labels) {
    return new Classification(List.of(labels), Activation.SOFTMAX);
  }

  private static ModelBundle withHeads(ModelBundle bundle, Head... heads) {
    return new ModelBundle(
        bundle.dir(),
        bundle.id(),
        List.of(heads),
        bundle.limits(),
        bundle.tokenizer(),
        bundle.graphs(),
        bundle.manifest());
  }

  private static Interpreter<?> interpreter(TaskKind task, ModelBundle bundle) {
    return task.interpreter(bundle, InterpretOptions.DEFAULT);
  }
}
