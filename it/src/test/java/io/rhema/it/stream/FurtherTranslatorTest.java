package io.rhema.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.finetune.FineTuneJob;
import io.rhema.job.finetune.FineTuneSettings;
import io.rhema.job.finetune.publish.FineTuneReport;
import io.rhema.local.RhemaHome;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.translate.TextTranslator;
import io.rhema.training.judge.Compared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shipped translator learns by corrections what a word means that it has never seen. */
@Tag("closed-loop")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class FurtherTranslatorTest {
  private static final Path SHIPPED = RhemaHome.bundle("translation-en-fr", "3");

  /** Each with what a sentence about it says in French. */
  private static final Map<String, String> PEOPLE =
      Map.of(
          "my brother", "mon frère",
          "my sister", "ma sœur",
          "the teacher", "le professeur",
          "our neighbour", "notre voisin",
          "the doctor", "le médecin",
          "my friend", "mon ami",
          "the child", "l'enfant",
          "the cook", "le cuisinier");

  private static final Map<String, String> SENTENCES =
      Map.of(
          "A blorp for %s.", "Un grelot pour %s.",
          "This blorp is for %s.", "Ce grelot est pour %s.",
          "I bought a blorp for %s.", "J'ai acheté un grelot pour %s.",
          "There is a blorp for %s.", "Il y a un grelot pour %s.",
          "We have a blorp for %s.", "Nous avons un grelot pour %s.");

  @TempDir Path folder;

  @Test
  void correctionsOfTranslationsBecomeABetterTranslator() throws Exception {
    LoopJobs jobs = new LoopJobs("translation", SHIPPED, folder);
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(1, folder)) {
      LoopTopics.create(kafka);
      String server = kafka.bootstrapServers();
      jobs.correct(server, corrections());

      Map<String, String> options = jobs.fineTuning(server);
      options.put("examples.copies", "10");
      // Of 62 pairs, each with one of many right translations, the BLEU moves by more than the
      // usual margin whenever a model changes at all. What is beyond chance still counts.
      options.put("gate.margin", "0.1");
      FineTuneReport report =
          FineTuneJob.report(
              cluster.fineTune(FineTuneSettings.of(options)).get(14, TimeUnit.MINUTES));

      assertThat(report.published()).as("published: %s", report.reasons()).isTrue();
      assertThat(report.lineage().base()).startsWith("translation-en-fr 3 (rhema.json SHA-256 ");
      assertThat(report.comparisons())
          .filteredOn(Compared::set, "dev")
          .singleElement()
          .satisfies(dev -> assertThat(dev.candidate()).isGreaterThan(dev.serving() + 0.02));
      assertThat(translate(Path.of(report.place()))).contains("grelot");
      assertThat(translate(SHIPPED)).doesNotContain("grelot");
    }
  }

  /** About somebody whom no correction is about. */
  private static String translate(Path bundle) {
    ModelBundle model = ModelBundle.open(bundle);
    try (TextTranslator translator =
        TextTranslator.open(model, SessionOptions.DEFAULT, GenerationOptions.of(model))) {
      return translator.translate(List.of("I bought a blorp for my mother.")).get(0).text();
    }
  }

  private Path corrections() throws IOException {
    List<String> lines = new ArrayList<>(List.of("text\ttarget"));
    SENTENCES.forEach(
        (english, french) ->
            PEOPLE.forEach(
                (person, personne) ->
                    lines.add(
                        "%s\t%s"
                            .formatted(english.formatted(person), french.formatted(personne)))));
    return Files.write(folder.resolve("corrections.tsv"), lines);
  }
}
