package io.rhema.job.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.job.option.InvalidOptionsException;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.Note;
import io.rhema.model.testing.TinyBundles;
import io.rhema.schema.UpdateMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuneSettingsTest {
  private static final Note NOBODY = new Note(null, null);

  @TempDir Path folder;
  private final Map<String, String> options = new HashMap<>();

  @BeforeEach
  void write() {
    options.put("task", "sentiment");
    options.put("model.serving", TinyBundles.sentiment(folder.resolve("serving")).toString());
    options.put("examples.files", "corrections.tsv");
    options.put("trainer.class-path", "/opt/trainer/*");
    options.put("registry", folder.resolve("registry").toString());
    options.put("work", folder.resolve("work").toString());
  }

  private void refused(String... message) {
    assertThatThrownBy(() -> FineTuneSettings.of(options))
        .isInstanceOf(InvalidOptionsException.class)
        .hasMessageContainingAll(message);
  }

  @Test
  void everythingElseHasADefault() {
    FineTuneSettings settings = FineTuneSettings.of(options);

    assertThat(settings.train().configurations()).hasSize(1);
    assertThat(settings.train().version()).isEqualTo("2");
    assertThat(settings.train().attempts()).isEqualTo(3);
    assertThat(settings.publish().promote()).isTrue();
    assertThat(settings.publish().announced()).isNull();
    assertThat(settings.kafka().control()).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsFoundAtOnce() {
    options.remove("work");
    options.put("task", "embeddings");
    options.put("search.seeds", "1,1");
    options.put("trainer.thread", "2");

    refused(
        "Missing option work",
        "Invalid task='embeddings'. Expected one of sentiment, classification, entities,"
            + " translation.",
        "Invalid search.seeds='1,1'",
        "Unknown option trainer.thread='2'. Did you mean 'trainer.threads'?");
  }

  @Test
  void aModelIsNamedOnce() {
    options.put("model.name", "sentiment");
    refused("Invalid model.serving and model.name: each is given.");

    options.remove("model.serving");
    options.remove("model.name");
    refused("Invalid model.serving and model.name: neither is given.");
  }

  @Test
  void thereIsSomethingToLearn() {
    options.remove("examples.files");

    refused("Missing option examples.files or examples.topic");
  }

  @Test
  void theCurrentVersionOfTheRegistryIsTrainedFurther() {
    ModelRegistry registry = ModelRegistry.local(folder.resolve("registry"));
    for (String version : List.of("1", "3", "12")) {
      Path bundle = TinyBundles.sentiment(folder.resolve(version), "sentiment", version);
      registry.publish(bundle, NOBODY);
    }
    registry.promote(new ModelId("sentiment", "3"), NOBODY);
    options.remove("model.serving");
    options.put("model.name", "sentiment");

    FineTuneSettings settings = FineTuneSettings.of(options);

    assertThat(settings.train().serving())
        .isEqualTo(folder.resolve("registry/sentiment/3").toString());
    assertThat(settings.train().version()).isEqualTo("13");
  }

  @Test
  void aNameWithoutACurrentVersionIsRefused() {
    options.remove("model.serving");
    options.put("model.name", "sentiment");

    refused("Invalid model.name='sentiment'. The registry has no current version of it");
  }

  @Test
  void aModelOfAnotherTaskIsRefused() {
    options.put("task", "entities");

    assertThatThrownBy(() -> FineTuneSettings.of(options)).isInstanceOf(BundleException.class);
  }

  @Test
  void aShadowIsAnnouncedAndNotPromoted() {
    options.put("publish.mode", "shadow");
    refused("Missing option control.topic: publish.mode needs it.");

    options.put("control.topic", "nlp.models");
    FineTuneSettings settings = FineTuneSettings.of(options);

    assertThat(settings.publish().announced()).isEqualTo(UpdateMode.shadow);
    assertThat(settings.publish().share()).isEqualTo(0.1);
    assertThat(settings.publish().promote()).isFalse();
  }

  @Test
  void whatServesAnswersAllTexts() {
    options.put("publish.share", "0.5");

    refused("Invalid publish.share: a model that serves answers all texts.");
  }
}
