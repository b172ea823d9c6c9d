package io.rhema.training.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.training.evaluate.ClassifierEvaluation;
import io.rhema.training.evaluate.Evaluation;
import io.rhema.training.evaluate.EvaluationData;
import io.rhema.training.evaluate.TaggingEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTextsTest {
  private static final Path BUNDLES = Path.of("..", "bundles");

  @TempDir Path folder;

  @Test
  void aClassifierIsRightOnItsOwnAnswers() throws IOException {
    ClassifierEvaluation own = (ClassifierEvaluation) own("sentiment/1", "own.jsonl");

    assertThat(own.accuracy().value()).isEqualTo(1);
    assertThat(own.truth()).contains(0, 1);
  }

  @Test
  void aTaggerIsRightOnItsOwnAnswersAndHasFoundNames() throws IOException {
    TaggingEvaluation own = (TaggingEvaluation) own("entities/2", "own.conll");

    assertThat(own.tokens().value()).isEqualTo(1);
    assertThat(own.tokens().perType()).containsKeys("PER", "ORG", "LOC");
  }

  private Evaluation own(String model, String name) throws IOException {
    ModelBundle bundle = ModelBundle.open(BUNDLES.resolve(model));
    Head head = bundle.heads().get(0);
    Path file = folder.resolve(name);
    ReplayTexts.write(bundle, head, ReplayTexts.heldOut(), file);
    byte[] first = Files.readAllBytes(file);
    ReplayTexts.write(bundle, head, ReplayTexts.heldOut(), file);
    assertThat(file).hasBinaryContent(first);
    return Evaluation.of(bundle, head, List.of(EvaluationData.read("own", file, head))).get(0);
  }

  @Test
  void whatIsLearntIsNotMeasuredOn() throws IOException {
    List<String> both = new ArrayList<>(ReplayTexts.learnt());
    both.addAll(ReplayTexts.heldOut());

    assertThat(both).doesNotHaveDuplicates().hasSameElementsAs(ReplayTexts.all());
    assertThat(ReplayTexts.heldOut()).hasSizeBetween(45, 60);
  }

  @Test
  void marksAreTokensOfTheirOwn() {
    assertThat(PlainTokens.of("Mr. O'Neil's café (near St. Mary’s), e-mail: 3.5!"))
        .containsExactly(
            "Mr",
            ".",
            "O'Neil's",
            "café",
            "(",
            "near",
            "St",
            ".",
            "Mary’s",
            ")",
            ",",
            "e-mail",
            ":",
            "3.5",
            "!");
  }
}
