package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Provenance;
import io.rhema.training.base.BaseModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaughtTrainingTest {
  @TempDir Path folder;

  @Test
  void aTaggerLearnsFromATeacherWhatTheLabelsHaveWrong() throws IOException {
    TinyRecipe tiny = TinyRecipe.tagging(folder);
    train(tiny, "teacher");
    for (String file : new String[] {"train.tags", "unmarked.tags"}) {
      exchange(folder.resolve(file), "B-PER", "B-LOC");
    }
    // The teacher's labels are in another order.
    replace(tiny.file(), "types: [PER, LOC, MISC]", "types: [LOC, MISC, PER]");
    teach(tiny, "weight: 1, temperature: 0.5");

    Provenance provenance = train(tiny, "out");

    assertThat(provenance.metrics())
        .containsEntry("Tiny tags dev F1 fp32", 1.0)
        .containsEntry("Tiny unmarked dev F1 fp32", 1.0);
    String teacher = "names 1, SHA-256 " + ModelBundle.open(folder.resolve("teacher")).content();
    assertThat(provenance.hyperParameters())
        .containsEntry("tags.teacher", teacher)
        .containsEntry("tags.teacher weight", 1.0)
        .containsEntry("tags.teacher temperature", 0.5)
        .containsEntry("tags.teacher annealed", false);
    assertThat(folder.resolve("out/MODEL_CARD.md"))
        .content()
        .contains("| tags.teacher | " + teacher + " |");
  }

  @Test
  void aClassifierLearnsFromATeacherWhatTheLabelsHaveWrong() throws IOException {
    TinyRecipe tiny = TinyRecipe.in(folder);
    // After two epochs a teacher hardly knows what it says.
    replace(tiny.file(), "epochs: 2", "epochs: 10");
    train(tiny, "teacher");
    exchange(folder.resolve("train.tsv"), "1\t", "0\t");
    teach(tiny, "weight: 0.9");

    Provenance provenance = train(tiny, "out");

    assertThat(provenance.metrics()).containsEntry("Tiny dev accuracy fp32", 1.0);
    assertThat(provenance.hyperParameters())
        .containsKeys("warm.teacher", "main.teacher")
        .containsEntry("main.teacher weight", 0.9);
  }

  @Test
  void aClassifierLearnsFromTextsWithoutLabelsByATeacherOfAnotherVocabulary() throws IOException {
    TinyRecipe tiny = TinyRecipe.in(folder);
    replace(tiny.file(), "epochs: 2", "epochs: 10");
    train(tiny, "teacher");
    TinyBase.shuffleVocabulary(folder.resolve("base"));
    exchange(folder.resolve("train.tsv"), "1\t", "0\t");
    replace(tiny.file(), "{path: train.tsv,", "{path: train.tsv, unlabelled: true,");
    teach(tiny, "weight: 1");

    Provenance provenance = train(tiny, "out");

    assertThat(provenance.metrics()).containsEntry("Tiny dev accuracy fp32", 1.0);
  }

  @Test
  void anotherTeacherIsAnotherTraining() throws IOException {
    TinyRecipe tiny = TinyRecipe.tagging(folder);
    train(tiny, "teacher");
    teach(tiny, "weight: 0.5");
    train(tiny, "out");
    Path teacher = folder.resolve("teacher");
    RunIdentity before = identity(tiny);

    replace(teacher.resolve("rhema.json"), "\"names\"", "\"tags\"");

    assertThat(identity(tiny).differenceTo(before))
        .startsWith("the teacher %s changed (tags 1, SHA-256 ".formatted(teacher))
        .contains("was names 1, SHA-256 ");
  }

  private RunIdentity identity(TinyRecipe tiny) throws IOException {
    return RunIdentity.of(
        tiny.read(), BaseModel.resolve(folder.resolve("base").toString(), folder).sha256(), folder);
  }

  /** Gives every stage the teacher. */
  private void teach(TinyRecipe tiny, String how) throws IOException {
    replace(
        tiny.file(),
        "    max-tokens:",
        "    teacher: {bundle: '%s', %s}\n    max-tokens:"
            .formatted(folder.resolve("teacher"), how));
  }

  private Provenance train(TinyRecipe tiny, String out) {
    int exit =
        TrainMain.run(
            tiny.file().toString(),
            "--data=" + folder,
            "--output=" + folder.resolve(out),
            "--work=" + folder.resolve(out + "-work"));
    assertThat(exit).isZero();
    return ModelBundle.open(folder.resolve(out)).manifest().orElseThrow().provenance();
  }

  private static void exchange(Path file, String one, String other) throws IOException {
    replace(file, one, "?");
    replace(file, other, one);
    replace(file, "?", other);
  }

  private static void replace(Path file, String old, String now) throws IOException {
    Files.writeString(file, Files.readString(file).replace(old, now));
  }
}
