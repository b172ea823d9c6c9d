package io.rhema.job.finetune.publish;

import io.rhema.job.finetune.FineTuneException;
import io.rhema.job.finetune.aside.Supervision;
import io.rhema.job.finetune.train.TrainedModel;
import io.rhema.job.finetune.train.TrainerClassPath;
import io.rhema.job.finetune.train.TuningRun;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.bundle.Provenance;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.Note;
import io.rhema.model.registry.PublishedVersion;
import io.rhema.model.registry.RegistryException;
import io.rhema.model.registry.VersionState;
import io.rhema.operator.registry.Registries;
import io.rhema.training.gate.GateOptions;
import io.rhema.training.judge.JudgeJob;
import io.rhema.training.judge.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the trained models of a search to the report. Every step finds what an attempt before it has
 * done: a task that begins anew ends with the same.
 */
final class Publishing implements Callable<FineTuneReport>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

  private final PublishSettings settings;
  private final List<TrainedModel> trained;
  private final RefusalTally refusals;

  private Supervision gate;
  private boolean closed;

  Publishing(PublishSettings settings, List<TrainedModel> trained, RefusalTally refusals) {
    this.settings = settings;
    this.trained = trained.stream().sorted(TrainedModel.BEST_FIRST).toList();
    this.refusals = refusals;
  }

  @Override
  public FineTuneReport call() throws IOException, InterruptedException {
    try {
      return judged(trained.get(0));
    } catch (BundleException | RegistryException e) {
      throw new FineTuneException(e.getMessage(), e);
    }
  }

  private FineTuneReport judged(TrainedModel best) throws IOException, InterruptedException {
    TuningRun run = best.run();
    if (!run.isTrained()) {
      throw new FineTuneException(
          "The trained model %s is not on this machine; 'work' must be a folder that all task managers share."
              .formatted(run.trained()));
    }
    Judgement verdict = judge(best);
    LOG.info("The gate {}: {}", verdict.passed() ? "is passed" : "is shut", verdict.reasons());
    Optional<PublishedVersion> published =
        verdict.passed()
            ? Optional.of(publish(run, new ModelId(verdict.model(), verdict.version())))
            : Optional.empty();
    FineTuneReport report = report(best, verdict, published);
    report.write(run.report());
    return report;
  }

  /** What an earlier attempt was told may have been by other bounds. */
  private Judgement judge(TrainedModel best) throws IOException, InterruptedException {
    Path verdict = best.run().verdict();
    Files.deleteIfExists(verdict);
    gate(best).run();
    return Judgement.read(verdict);
  }

  private synchronized Supervision gate(TrainedModel best) {
    TuningRun run = best.run();
    JudgeJob job =
        new JudgeJob(
            Path.of(settings.serving()),
            run.trained(),
            run.recipe(),
            run.candidate(),
            best.set().devFile(),
            Optional.ofNullable(settings.regression()).map(Path::of),
            GateOptions.DEFAULT
                .withHead(settings.head())
                .withSignificance(settings.significance())
                .withMargin(settings.margin()),
            run.verdict());
    gate =
        new Supervision(
            new JudgeWork(job, TrainerClassPath.of(settings.classPath())), settings.attempts());
    if (closed) {
      gate.close();
    }
    return gate;
  }

  /** Ends the process of the gate if it runs, and returns when it has ended. */
  @Override
  public void close() {
    Supervision running;
    synchronized (this) {
      closed = true;
      running = gate;
    }
    if (running != null) {
      running.close();
    }
  }

  private PublishedVersion publish(TuningRun run, ModelId id) {
    ModelRegistry registry = Registries.open(settings.registry());
    Note note = new Note(settings.job(), "passed the gate");
    String checksum = BundleManifest.checksum(run.candidate());
    PublishedVersion version =
        registry
            .version(id)
            .filter(there -> there.checksum().equals(checksum))
            .orElseGet(() -> registry.publish(run.candidate(), note));
    return settings.promote() && version.state() == VersionState.AVAILABLE
        ? registry.promote(id, note)
        : version;
  }

  private FineTuneReport report(
      TrainedModel best, Judgement verdict, Optional<PublishedVersion> published) {
    Path candidate = best.run().candidate();
    return new FineTuneReport(
        verdict.model(),
        verdict.servingVersion(),
        verdict.version(),
        published.isPresent(),
        published.filter(version -> version.state() == VersionState.CURRENT).isPresent(),
        verdict.reasons(),
        new FineTuneReport.Examples(
            best.set().train(), best.set().dev(), refusals.counts(), refusals.lines()),
        trained.stream().map(Publishing::training).toList(),
        verdict.comparisons(),
        published.map(PublishedVersion::place).orElse(candidate.toString()),
        BundleManifest.checksum(candidate),
        lineage(candidate));
  }

  private static FineTuneReport.Training training(TrainedModel model) {
    return new FineTuneReport.Training(
        model.configuration().learningRate(),
        model.configuration().seed(),
        model.result().score(),
        model.result().figures(),
        model.result().chosen(),
        model.starts(),
        model.run().folder().toString());
  }

  private static Provenance lineage(Path candidate) {
    return ModelBundle.open(candidate)
        .manifest()
        .map(BundleManifest::provenance)
        .orElse(Provenance.UNKNOWN);
  }
}
