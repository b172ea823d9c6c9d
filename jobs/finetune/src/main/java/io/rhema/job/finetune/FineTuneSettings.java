package io.rhema.job.finetune;

import io.rhema.job.finetune.check.CheckOptions;
import io.rhema.job.finetune.folder.Mixture;
import io.rhema.job.finetune.publish.PublishSettings;
import io.rhema.job.finetune.train.Configuration;
import io.rhema.job.finetune.train.TrainSettings;
import io.rhema.job.option.InvalidOptionsException;
import io.rhema.job.option.KafkaClients;
import io.rhema.job.option.OptionSource;
import io.rhema.job.option.OptionValues;
import io.rhema.schema.UpdateMode;
import io.rhema.training.tune.TuningOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the job is told, checked once.
 *
 * @param name of the job
 * @param inputs where examples are read
 * @param kafka where Kafka is, should it be needed
 * @param check what examples are held against
 * @param train how they are learnt
 * @param publish what becomes of the model
 */
public record FineTuneSettings(
    String name,
    Inputs inputs,
    KafkaSettings kafka,
    CheckOptions check,
    TrainSettings train,
    PublishSettings publish) {

  /**
   * Reads {@code [--config FILE] [key=value]…}; an argument wins over the file.
   *
   * @throws InvalidOptionsException when an option is unknown, wrong or missing
   */
  public static FineTuneSettings parse(List<String> arguments) {
    return of(OptionSource.commandLine(arguments));
  }

  /**
   * Checks options by key, and looks for the model.
   *
   * @throws InvalidOptionsException when an option is unknown, wrong or missing
   * @throws io.rhema.model.bundle.BundleException when the model cannot be served
   */
  public static FineTuneSettings of(Map<String, String> written) {
    OptionValues values =
        OptionValues.check(
            written, FineTuneOptions.ALL, FineTuneOptions.FAMILIES, FineTuneSettings::broken);
    ServingModel serving = ServingModel.find(values);
    String folder = serving.bundle().dir().toString();
    return new FineTuneSettings(
        values.get(FineTuneOptions.INSTANCE),
        new Inputs(
            values.find(FineTuneOptions.EXAMPLES).orElse(List.of()),
            values.find(FineTuneOptions.EXAMPLES_TOPIC),
            values.find(FineTuneOptions.REPLAY).orElse(List.of()),
            values.get(FineTuneOptions.REPLAY_OWN_TEXTS)),
        kafka(values),
        new CheckOptions(
            values.get(FineTuneOptions.TASK), folder, values.get(FineTuneOptions.MAX_CHARS)),
        train(values, serving, folder),
        publish(values, serving, folder));
  }

  private static List<String> broken(OptionValues values) {
    List<String> problems = new ArrayList<>();
    boolean serving = values.isWritten(FineTuneOptions.SERVING);
    if (serving == values.isWritten(FineTuneOptions.NAME)) {
      problems.add(
          "Invalid %s and %s: %s is given. Expected one of them."
              .formatted(
                  FineTuneOptions.SERVING.key(),
                  FineTuneOptions.NAME.key(),
                  serving ? "each" : "neither"));
    }
    if (!values.isWritten(FineTuneOptions.EXAMPLES)
        && !values.isWritten(FineTuneOptions.EXAMPLES_TOPIC)) {
      problems.add(
          "Missing option %s or %s: there is nothing to learn without one."
              .formatted(FineTuneOptions.EXAMPLES.key(), FineTuneOptions.EXAMPLES_TOPIC.key()));
    }
    boolean serves = values.find(FineTuneOptions.MODE).orElse(UpdateMode.serve) == UpdateMode.serve;
    if (!serves && !values.isWritten(FineTuneOptions.CONTROL_TOPIC)) {
      problems.add(
          "Missing option %s: %s needs it."
              .formatted(FineTuneOptions.CONTROL_TOPIC.key(), FineTuneOptions.MODE.key()));
    }
    if (serves && values.isWritten(FineTuneOptions.SHARE)) {
      problems.add(
          "Invalid %s: a model that serves answers all texts. Leave it out, or choose another %s."
              .formatted(FineTuneOptions.SHARE.key(), FineTuneOptions.MODE.key()));
    }
    return problems;
  }

  private static KafkaSettings kafka(OptionValues values) {
    return new KafkaSettings(
        values.get(KafkaClients.BOOTSTRAP_SERVERS),
        values.find(FineTuneOptions.CONTROL_TOPIC),
        values.get(FineTuneOptions.CLIENTS),
        values.get(FineTuneOptions.CONSUMER),
        values.get(FineTuneOptions.PRODUCER));
  }

  private static TrainSettings train(OptionValues values, ServingModel serving, String folder) {
    return new TrainSettings(
        folder,
        serving.head().name(),
        serving.next(),
        new Mixture(
            values.get(FineTuneOptions.DEV_SHARE),
            values.get(FineTuneOptions.COPIES),
            values.find(FineTuneOptions.REPLAY_PER_CORRECTION).orElse(Double.POSITIVE_INFINITY)),
        Configuration.all(
            values
                .find(FineTuneOptions.LEARNING_RATES)
                .orElseGet(() -> List.of(TuningOptions.usualRate(serving.head()))),
            values.get(FineTuneOptions.SEEDS)),
        values.get(FineTuneOptions.EPOCHS),
        values.get(FineTuneOptions.BATCH_SIZE),
        values.get(FineTuneOptions.THREADS),
        values.get(FineTuneOptions.BF16),
        values.get(FineTuneOptions.ATTEMPTS),
        values.get(FineTuneOptions.CLASS_PATH),
        ServingModel.absolute(values.get(FineTuneOptions.WORK)).toString());
  }

  private static PublishSettings publish(OptionValues values, ServingModel serving, String folder) {
    UpdateMode mode = values.get(FineTuneOptions.MODE);
    Optional<String> control = values.find(FineTuneOptions.CONTROL_TOPIC);
    return new PublishSettings(
        values.get(FineTuneOptions.INSTANCE),
        folder,
        serving.head().name(),
        values
            .find(FineTuneOptions.REGRESSION)
            .map(file -> ServingModel.absolute(file).toString())
            .orElse(null),
        values.get(FineTuneOptions.SIGNIFICANCE),
        values.get(FineTuneOptions.MARGIN),
        values.get(FineTuneOptions.ATTEMPTS),
        values.get(FineTuneOptions.CLASS_PATH),
        ServingModel.registry(values),
        values.get(FineTuneOptions.PROMOTE) && mode == UpdateMode.serve,
        control.isPresent() ? mode : null,
        mode == UpdateMode.serve ? null : values.get(FineTuneOptions.SHARE));
  }
}
