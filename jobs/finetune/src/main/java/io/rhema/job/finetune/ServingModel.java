package io.rhema.job.finetune;

import io.rhema.job.option.InvalidOptionsException;
import io.rhema.job.option.OptionValues;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.PublishedVersion;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.registry.Registries;
import io.rhema.operator.swap.BundlePlace;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The model that serves, and is trained further.
 *
 * @param bundle the model
 * @param head of it that learns
 * @param next the version of what comes out
 */
record ServingModel(ModelBundle bundle, Head head, String next) {
  private static final Pattern NUMBER = Pattern.compile("v?(\\d{1,9})(\\D.*)?");

  /**
   * Looks for it.
   *
   * @throws InvalidOptionsException when the options name none
   * @throws io.rhema.model.bundle.BundleException when it cannot be served, or not for the task
   * @throws io.rhema.model.registry.RegistryException when the registry cannot be read
   */
  static ServingModel find(OptionValues values) {
    ModelRegistry registry = Registries.open(registry(values));
    ModelBundle bundle = ModelBundle.open(folder(values, registry));
    TaskKind task = values.get(FineTuneOptions.TASK);
    return new ServingModel(
        bundle,
        task.headOf(bundle),
        values.find(FineTuneOptions.VERSION).orElseGet(() -> next(bundle, registry)));
  }

  static String registry(OptionValues values) {
    String place = values.get(FineTuneOptions.REGISTRY);
    return BundlePlace.isUri(place) ? place : absolute(place).toString();
  }

  /** Tasks have another working directory than the one that a path was written in. */
  static Path absolute(String written) {
    return Path.of(written).toAbsolutePath().normalize();
  }

  private static Path folder(OptionValues values, ModelRegistry registry) {
    return values
        .find(FineTuneOptions.SERVING)
        .map(ServingModel::absolute)
        .orElseGet(() -> current(values.find(FineTuneOptions.NAME).orElseThrow(), registry));
  }

  private static Path current(String name, ModelRegistry registry) {
    return registry
        .current(name)
        .map(PublishedVersion::place)
        .map(Path::of)
        .orElseThrow(
            () ->
                new InvalidOptionsException(
                    "Invalid %s='%s'. The registry has no current version of it; promote one, or name a folder by %s."
                        .formatted(
                            FineTuneOptions.NAME.key(), name, FineTuneOptions.SERVING.key())));
  }

  /** One more than the highest number that a version of the model begins with. */
  private static String next(ModelBundle bundle, ModelRegistry registry) {
    Stream<String> published =
        registry.versions(bundle.id().name()).stream().map(version -> version.id().version());
    return String.valueOf(
        1
            + Stream.concat(Stream.of(bundle.id().version()), published)
                .map(NUMBER::matcher)
                .filter(Matcher::matches)
                .mapToInt(number -> Integer.parseInt(number.group(1)))
                .max()
                .orElse(0));
  }
}
