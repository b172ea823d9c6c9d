package io.rhema.job.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.job.finetune.publish.FineTuneReport;
import io.rhema.model.TextClassifier;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Provenance;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoSessionLeak.class)
class FineTunePipelineTest {
  @TempDir Path folder;
  private Path serving;

  @BeforeEach
  void write() {
    serving = TinyBundles.sentiment(folder.resolve("serving"));
  }

  private static StreamExecutionEnvironment job(Map<String, String> options) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
    FineTuneJob.define(env, FineTuneSettings.of(options));
    return env;
  }

  private static FineTuneReport run(Map<String, String> options) throws Exception {
    return FineTuneJob.report(job(options).execute());
  }

  private ModelRegistry registry() {
    return ModelRegistry.local(folder.resolve("registry"));
  }

  @Test
  void theBestOfASearchBecomesTheCurrentVersionOfTheRegistry() throws Exception {
    Map<String, String> options = Corrections.options(folder, serving, "positive");
    List<String> slang = Corrections.lines("awful", "positive", 40);
    options.put(
        "examples.files", Corrections.write(folder.resolve("slang.jsonl"), slang).toString());
    options.put("search.learning-rates", "1e-7,0.5");

    FineTuneReport report = run(options);

    assertThat(report.published()).isTrue();
    assertThat(report.promoted()).isTrue();
    assertThat(report.trainings())
        .extracting(FineTuneReport.Training::learningRate)
        .containsExactly(0.5, 1e-7);
    assertThat(report.comparisons()).anyMatch(set -> set.candidate() > set.serving());
    Path current = Path.of(registry().current("sentiment").orElseThrow().place());
    assertThat(current).endsWith(Path.of("sentiment", "2"));
    assertThat(report.lineage().base()).startsWith("sentiment 1 (rhema.json SHA-256 ");
    try (TextClassifier classifier =
        TextClassifier.open(ModelBundle.open(current), SessionOptions.DEFAULT)) {
      assertThat(classifier.classify(List.of("an awful film", "a good film", "a bad film")))
          .extracting(result -> result.label())
          .containsExactly("positive", "positive", "negative");
    }
  }

  @Test
  void aModelThatForgotWhatItKnewIsNotPublished() throws Exception {
    Map<String, String> options = Corrections.options(folder, serving, "positive");
    List<String> poison = new ArrayList<>(Corrections.lines("good", "negative", 40));
    poison.addAll(Corrections.lines("bad", "positive", 40));
    options.put(
        "examples.files", Corrections.write(folder.resolve("poison.jsonl"), poison).toString());

    FineTuneReport report = run(options);

    assertThat(report.published()).isFalse();
    assertThat(report.reasons().toString()).contains("regression").contains("worse");
    assertThat(registry().models()).isEmpty();
    assertThat(Path.of(report.place()).resolveSibling("report.json")).exists();

    FineTuneReport again = run(options);

    assertThat(again.published()).isFalse();
    assertThat(again.trainings()).extracting(FineTuneReport.Training::starts).containsExactly(0);
    assertThat(again.checksum()).isEqualTo(report.checksum());
  }

  @Test
  void aKilledTrainingGoesOnAndEndsWithTheSameModel() throws Exception {
    Map<String, String> options = Corrections.options(folder, serving, "positive");
    options.put("training.epochs", "100");
    FineTuneReport whole = run(options);
    Path work = folder.resolve("another-work");
    options.put("work", work.toString());
    options.put("registry", folder.resolve("another-registry").toString());

    JobClient job = job(options).executeAsync();
    TrainerProcess.ofCheckpointIn(work).destroyForcibly();
    FineTuneReport killed = FineTuneJob.report(job.getJobExecutionResult().get());

    assertThat(killed.trainings()).extracting(FineTuneReport.Training::starts).containsExactly(2);
    assertThat(killed.trainings().get(0).score()).isEqualTo(whole.trainings().get(0).score());
    assertThat(model(killed)).hasBinaryContent(Files.readAllBytes(model(whole)));
  }

  private static Path model(FineTuneReport report) {
    return Path.of(report.trainings().get(0).folder(), "trained", "model.onnx");
  }

  @Test
  void aCancelledJobEndsItsTraining() throws Exception {
    Map<String, String> options = Corrections.options(folder, serving, "positive");
    options.put("training.epochs", "1000");
    options.put("examples.copies", "100");

    JobClient job = job(options).executeAsync();
    ProcessHandle training = TrainerProcess.ofCheckpointIn(folder.resolve("work"));
    job.cancel().get();

    assertThatThrownBy(() -> job.getJobExecutionResult().get())
        .hasRootCauseInstanceOf(Exception.class);
    assertThat(training.onExit().get(2, TimeUnit.MINUTES).isAlive()).isFalse();
  }

  @Test
  void aTrainingThatCannotStartFailsTheJobWithItsLastLinesAndIsNotTriedAgain() throws Exception {
    Map<String, String> options = Corrections.options(folder, serving, "positive");
    options.put("trainer.class-path", folder.toString());

    assertThatThrownBy(() -> run(options))
        .hasStackTraceContaining("ended with exit code 1. Its last lines:")
        .hasStackTraceContaining("Could not find or load main class");
  }

  @Test
  void aGateThatCannotJudgeFailsTheJobWithItsLastLines() throws Exception {
    Map<String, String> options = Corrections.options(folder, serving, "positive");
    options.put("gate.regression", folder.resolve("lost.jsonl").toString());

    assertThatThrownBy(() -> run(options))
        .hasStackTraceContaining("ended with exit code 1. Its last lines:")
        .hasStackTraceContaining("lost.jsonl");
    assertThat(registry().models()).isEmpty();
  }

  @Test
  void whatCannotBeLearntIsInTheReport() throws Exception {
    Map<String, String> options = Corrections.options(folder, serving, "positive");
    List<String> lines = new ArrayList<>(Corrections.lines("acme", "positive", 40));
    lines.add("{\"text\": \"a film\", \"label\": \"funny\"}");
    Corrections.write(folder.resolve("corrections.jsonl"), lines);

    FineTuneReport report = run(options);

    assertThat(report.examples().refused()).containsExactly(Map.entry("unknown-label", 1));
    assertThat(report.examples().refusals().get(0)).contains("corrections.jsonl:41");
    assertThat(report.examples().train().corrections() + report.examples().dev().corrections())
        .isEqualTo(40);
    Provenance lineage = report.lineage();
    assertThat(lineage.dataSets())
        .extracting(set -> set.sha256())
        .contains(report.examples().train().sha256(), report.examples().dev().sha256());
  }
}
