package io.rhema.model.registry;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.Digests;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The versions of models under one root, and which of each is the one to serve.
 *
 * <p>Safe for use by several threads and several processes at once: whatever one of them decides,
 * it decides on all that has happened before, or decides again. A running job is not told of
 * anything here; that is the control topic's affair.
 */
public final class ModelRegistry {
  private final RegistryStorage storage;
  private final EventFiles events;

  public ModelRegistry(RegistryStorage storage) {
    this.storage = storage;
    this.events = new EventFiles(storage);
  }

  /**
   * A registry on a file system of this machine; the folder is made when something is published.
   */
  public static ModelRegistry local(Path root) {
    return new ModelRegistry(new LocalStorage(root));
  }

  /** The names of all models that have a version, in alphabetical order. */
  public List<String> models() {
    return reading(
        () -> {
          List<String> models = new ArrayList<>();
          for (String name : storage.list("")) {
            if (RegistryName.isValid(name) && !versionNames(name).isEmpty()) {
              models.add(name);
            }
          }
          return models.stream().sorted().toList();
        });
  }

  /** What happened to the versions of a model; no events for one that is not there. */
  public ModelHistory history(String model) {
    RegistryName.check("model", model);
    return reading(() -> events.read(model));
  }

  /** All versions of a model, in the order of their numbers; empty for one that is not there. */
  public List<PublishedVersion> versions(String model) {
    ModelHistory history = history(model);
    return reading(
        () -> {
          List<PublishedVersion> versions = new ArrayList<>();
          for (String version : versionNames(model)) {
            find(history, version).ifPresent(versions::add);
          }
          return versions;
        });
  }

  /** One version, if it is there, complete. */
  public Optional<PublishedVersion> version(ModelId id) {
    ModelHistory history = history(id.name());
    RegistryName.check("version", id.version());
    return reading(() -> find(history, id.version()));
  }

  /** The version to serve, if one was promoted. */
  public Optional<PublishedVersion> current(String model) {
    return history(model).current().flatMap(version -> version(new ModelId(model, version)));
  }

  /**
   * Copies a bundle here, under the name and version of its manifest. It is not served by that.
   *
   * @param bundle a sealed folder
   * @param note who, and why
   * @throws io.rhema.model.bundle.BundleException when the folder is no bundle that can be served
   * @throws RegistryException when it has no manifest with a name and a version, or that version is
   *     here already
   */
  public PublishedVersion publish(Path bundle, Note note) {
    ModelBundle checked = ModelBundle.open(bundle);
    BundleManifest manifest =
        checked
            .manifest()
            .filter(it -> it.name() != null && it.version() != null)
            .orElseThrow(
                () ->
                    new RegistryException(
                        "%s has no %s with a name and a version; only what a training or 'model quantize' wrote can be published."
                            .formatted(bundle, BundleManifest.FILE)));
    ModelId id = new ModelId(manifest.name(), manifest.version());
    RegistryName.check("model", id.name());
    RegistryName.check("version", id.version());
    reading(
        () -> {
          List<String> files = new ArrayList<>(manifest.files().keySet());
          files.add(BundleManifest.FILE);
          if (!storage.upload(bundle, files, folder(id))) {
            throw new RegistryException(
                "Model %s is published already, in %s; versions do not change: give the new one another version."
                    .formatted(id, storage.place(folder(id))));
          }
          return id;
        });
    PublishedVersion published = require(id);
    record(id.name(), history -> event(RegistryAction.PUBLISHED, published, note));
    return require(id);
  }

  /**
   * Makes a version the one to serve.
   *
   * @throws RegistryException when it is not here, retired, or the current one already
   */
  public PublishedVersion promote(ModelId id, Note note) {
    PublishedVersion version = require(id);
    record(
        id.name(),
        history -> {
          switch (history.state(id.version())) {
            case CURRENT ->
                throw new RegistryException("Model %s is the current one already.".formatted(id));
            case RETIRED ->
                throw new RegistryException(
                    "Model %s is retired; publish it under another version to serve it again."
                        .formatted(id));
            case AVAILABLE -> {}
          }
          return event(RegistryAction.PROMOTED, version, note);
        });
    return require(id);
  }

  /**
   * Makes the version that was current before this one the one to serve again.
   *
   * @return the version returned to
   * @throws RegistryException when there is none
   */
  public PublishedVersion rollBack(String model, Note note) {
    RegistryEvent done =
        record(
            model,
            history ->
                history
                    .previous()
                    .map(version -> require(new ModelId(model, version)))
                    .map(version -> event(RegistryAction.ROLLED_BACK, version, note))
                    .orElseThrow(
                        () ->
                            new RegistryException(
                                "Model '%s' has no version to go back to: current is %s, and no other was before; promote one by name."
                                    .formatted(model, history.current().orElse("none")))));
    return require(new ModelId(model, done.version()));
  }

  /**
   * Marks a version as not to be served again. Its folder stays: a checkpoint may name it.
   *
   * @throws RegistryException when it is not here, the current one, or retired already
   */
  public PublishedVersion retire(ModelId id, Note note) {
    PublishedVersion version = require(id);
    record(
        id.name(),
        history -> {
          switch (history.state(id.version())) {
            case CURRENT ->
                throw new RegistryException(
                    "Model %s is the current one; promote another first.".formatted(id));
            case RETIRED ->
                throw new RegistryException("Model %s is retired already.".formatted(id));
            case AVAILABLE -> {}
          }
          return event(RegistryAction.RETIRED, version, note);
        });
    return require(id);
  }

  private PublishedVersion require(ModelId id) {
    return version(id)
        .orElseThrow(
            () ->
                new RegistryException(
                    "Model %s is not in %s; it has the versions %s of '%s'."
                        .formatted(
                            id,
                            storage.place(""),
                            reading(() -> versionNames(id.name())),
                            id.name())));
  }

  private static RegistryEvent event(RegistryAction action, PublishedVersion version, Note note) {
    return new RegistryEvent(
        RegistryEvent.FORMAT_VERSION,
        action,
        version.id().version(),
        Instant.now(),
        note.by(),
        note.reason(),
        version.checksum());
  }

  /** Decides on the history, and again when it has grown meanwhile. */
  private RegistryEvent record(String model, Function<ModelHistory, RegistryEvent> decision) {
    RegistryName.check("model", model);
    return reading(
        () -> {
          while (true) {
            ModelHistory history = events.read(model);
            RegistryEvent event = decision.apply(history);
            if (events.append(history, event)) {
              return event;
            }
          }
        });
  }

  /** A folder without a manifest is being written, or no version at all. */
  private List<String> versionNames(String model) throws IOException {
    List<String> versions = new ArrayList<>();
    for (String name : storage.list(model)) {
      if (RegistryName.isValid(name)
          && storage.list(model + "/" + name).contains(BundleManifest.FILE)) {
        versions.add(name);
      }
    }
    return versions.stream().sorted(BY_NUMBER).toList();
  }

  private Optional<PublishedVersion> find(ModelHistory history, String version) throws IOException {
    ModelId id = new ModelId(history.model(), version);
    String file = folder(id) + "/" + BundleManifest.FILE;
    byte[] content;
    try {
      content = storage.read(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return Optional.of(
        new PublishedVersion(
            id,
            history.state(version),
            storage.place(folder(id)),
            Digests.of(content).sha256(),
            history.find(RegistryAction.PUBLISHED, version).map(RegistryEvent::at),
            BundleManifest.parse(content, storage.place(file))));
  }

  private static String folder(ModelId id) {
    return id.name() + "/" + id.version();
  }

  private static final Comparator<String> BY_NUMBER =
      Comparator.<String>comparingInt(ModelRegistry::number).thenComparing(Function.identity());

  /** Leading digits, so that 10 comes behind 9; names without any come last. */
  private static int number(String version) {
    String digits = version.replaceFirst("^v?(\\d{1,9}).*$", "$1");
    return digits.chars().allMatch(Character::isDigit) && !digits.isEmpty()
        ? Integer.parseInt(digits)
        : Integer.MAX_VALUE;
  }

  private interface Access<T> {
    T run() throws IOException;
  }

  private <T> T reading(Access<T> access) {
    try {
      return access.run();
    } catch (IOException e) {
      throw new RegistryException(
          "The registry in %s cannot be read or written: %s.".formatted(storage.place(""), e), e);
    }
  }
}
