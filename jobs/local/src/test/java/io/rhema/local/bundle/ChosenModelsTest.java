package io.rhema.local.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.local.EnvironmentException;
import io.rhema.local.RhemaHome;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import io.rhema.operator.interpret.TaskKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenModelsTest {
  @TempDir private static Path folder;
  private static Path sentiment;
  private static Path entities;
  private static Path both;
  private static Path spam;

  @BeforeAll
  static void writeBundles() {
    sentiment = TinyBundles.sentiment(folder.resolve("s"));
    entities = TinyHeads.entities(folder.resolve("e"));
    both = TinyHeads.sentimentEntities(folder.resolve("b"));
    spam = TinyBundles.spam(folder.resolve("spam"));
  }

  @Test
  void aBundleServesWhatItHasHeadsFor() {
    assertThat(of(List.of(), sentiment).folders()).isEqualTo(Map.of(TaskKind.SENTIMENT, sentiment));
    assertThat(of(List.of(), both).folders())
        .isEqualTo(Map.of(TaskKind.SENTIMENT, both, TaskKind.ENTITIES, both));
    assertThat(of(List.of(), entities, sentiment).tasks())
        .containsExactly(TaskKind.SENTIMENT, TaskKind.ENTITIES);
  }

  @Test
  void onlyWhatIsAskedForIsServed() {
    assertThat(of(List.of(TaskKind.ENTITIES), both).folders())
        .isEqualTo(Map.of(TaskKind.ENTITIES, both));
  }

  @Test
  void aTaskMayBeNamedWithItsBundle() {
    assertThat(
            ChosenModels.of(List.of(), List.of("sentiment=" + both, "ENTITIES=" + entities))
                .folders())
        .isEqualTo(Map.of(TaskKind.SENTIMENT, both, TaskKind.ENTITIES, entities));
  }

  @Test
  void aClassifierIsAskedForWhatItsLabelsSayUnlessSomebodySaysOtherwise() {
    Map<TaskKind, Path> classified = Map.of(TaskKind.CLASSIFICATION, spam);

    assertThat(of(List.of(), spam).folders()).isEqualTo(classified);
    assertThat(of(List.of(), spam, both).folders())
        .isEqualTo(
            Map.of(
                TaskKind.SENTIMENT, both, TaskKind.ENTITIES, both, TaskKind.CLASSIFICATION, spam));
    assertThat(of(List.of(TaskKind.SENTIMENT, TaskKind.CLASSIFICATION), spam, both).folders())
        .isEqualTo(Map.of(TaskKind.SENTIMENT, both, TaskKind.CLASSIFICATION, spam));
    assertThat(of(List.of(TaskKind.SENTIMENT), spam).folders())
        .isEqualTo(Map.of(TaskKind.SENTIMENT, spam));
    assertThat(ChosenModels.of(List.of(), List.of("classification=" + sentiment)).folders())
        .isEqualTo(Map.of(TaskKind.CLASSIFICATION, sentiment));
  }

  @Test
  void noClassifierIsShippedForLabelsThatNobodyNamed() {
    assertThatThrownBy(() -> of(List.of(TaskKind.CLASSIFICATION)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "There is no model for 'classification' unless one is named; %s tells spam from ham,"
                + " 'rhema train' makes others; name a folder with --bundle classification=DIR, or"
                + " choose other tasks with --tasks.",
            RhemaHome.bundle("spam", "1"));
    assertThatThrownBy(() -> of(List.of(TaskKind.KEYWORDS)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("'rhema keywords learn' makes one");
  }

  @Test
  void becomesOptionsOfTheJob() {
    assertThat(of(List.of(), both).jobOptions())
        .isEqualTo(
            Map.of(
                "tasks", "sentiment,entities",
                "models.sentiment.bundle", both.toString(),
                "models.entities.bundle", both.toString()));
  }

  @Test
  void oneFolderIsOpenedOnce() {
    try (OpenModels open = of(List.of(), both).open()) {
      assertThat(open.ids()).hasToString("['sentiment-entities' 1]");
    }
    try (OpenModels open = of(List.of(), sentiment, entities).open()) {
      assertThat(open.ids()).hasSize(2);
    }
  }

  @Test
  void refusesTwoBundlesForOneTask() {
    assertThatThrownBy(() -> of(List.of(), both, entities))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll(both.toString(), entities.toString(), "both serve 'entities'");
  }

  @Test
  void refusesABundleForNothingThatIsAskedFor() {
    assertThatThrownBy(() -> of(List.of(TaskKind.ENTITIES), sentiment))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("serves 'sentiment', and what is asked for is 'entities'");
  }

  @Test
  void refusesABundleThatCannotDoWhatItIsNamedFor() {
    assertThatThrownBy(() -> ChosenModels.of(List.of(), List.of("entities=" + sentiment)))
        .isInstanceOf(BundleException.class)
        .hasMessageContainingAll("no head", "token-classification", "'sentiment'");
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertThatThrownBy(() -> ChosenModels.of(List.of(), List.of("astrology=/nowhere")))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll("'astrology=/nowhere'", "sentiment=, entities=, embeddings=");
  }

  private static ChosenModels of(List<TaskKind> tasks, Path... folders) {
    return ChosenModels.of(tasks, List.of(folders).stream().map(Path::toString).toList());
  }
}
