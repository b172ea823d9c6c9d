package io.rhema.model.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.Digests;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.registry.ModelHistory;
import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.Note;
import io.rhema.model.registry.PublishedVersion;
import io.rhema.model.registry.RegistryAction;
import io.rhema.model.registry.RegistryEvent;
import io.rhema.model.registry.RegistryException;
import io.rhema.model.registry.RegistryStorage;
import io.rhema.model.registry.VersionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry does, wherever it keeps its files. */
public abstract class RegistryContract {
  protected static final Note NOTE = new Note("ada", "for a test");

  @TempDir protected Path folder;
  protected ModelRegistry registry;
  private RegistryStorage storage;

  /** An empty storage at first, and another view of the same when called again in a test. */
  protected abstract RegistryStorage storage();

  @BeforeEach
  void openRegistry() {
    storage = storage();
    registry = new ModelRegistry(storage);
  }

  @Test
  void knowsNothingBeforeSomethingIsPublished() throws IOException {
    assertThat(registry.models()).isEmpty();
    assertThat(registry.versions("sentiment")).isEmpty();
    assertThat(registry.current("sentiment")).isEmpty();
    assertThat(storage.list("")).isEmpty();
  }

  @Test
  void publishesACopyThatIsNotCurrent() throws IOException {
    Path bundle = bundle("7");

    PublishedVersion published = registry.publish(bundle, NOTE);

    assertThat(published.id()).isEqualTo(id("7"));
    assertThat(published.place()).isEqualTo(storage.place("sentiment/7"));
    assertThat(published.checksum()).isEqualTo(Digests.of(bundle.resolve("rhema.json")).sha256());
    assertThat(published.state()).isEqualTo(VersionState.AVAILABLE);
    assertThat(published.published()).isPresent();
    for (String file : storage.list("sentiment/7")) {
      assertThat(storage.read("sentiment/7/" + file)).isEqualTo(read(bundle, file));
    }
    assertThat(storage.list("sentiment/7"))
        .containsAll(published.manifest().files().keySet())
        .contains("rhema.json")
        .hasSize(published.manifest().files().size() + 1);
    assertThat(registry.models()).containsExactly("sentiment");
    assertThat(registry.current("sentiment")).isEmpty();
  }

  @Test
  void copiesNoFileThatTheManifestDoesNotName() throws IOException {
    Path bundle = bundle("1");
    Files.writeString(bundle.resolve("notes.txt"), "mine");

    registry.publish(bundle, NOTE);

    assertThat(storage.list("sentiment/1")).isNotEmpty().doesNotContain("notes.txt");
  }

  @Test
  void copiesFilesInFolders() throws IOException {
    Path bundle = bundle("1");
    Files.createDirectories(bundle.resolve("1_Pooling"));
    Files.writeString(bundle.resolve("1_Pooling/config.json"), "{}");
    List<String> files = List.of("1_Pooling/config.json", "rhema.json");

    assertThat(storage.upload(bundle, files, "sentiment/1")).isTrue();

    assertThat(storage.read("sentiment/1/1_Pooling/config.json")).isEqualTo("{}".getBytes(UTF_8));
  }

  @Test
  void neverChangesAVersion() throws IOException {
    registry.publish(bundle("1"), NOTE);
    byte[] before = storage.read("sentiment/1/model.onnx");
    Path other = TinyBundles.sentiment(folder.resolve("other"), "sentiment", "1");

    assertThatThrownBy(() -> registry.publish(other, NOTE))
        .isInstanceOf(RegistryException.class)
        .hasMessageContainingAll("'sentiment' 1", "published already", "another version");
    assertThat(storage.read("sentiment/1/model.onnx")).isEqualTo(before);
    assertThat(registry.history("sentiment").events()).hasSize(1);
  }

  @Test
  void publishesNothingOfABundleThatIsDamaged() throws IOException {
    Path bundle = bundle("1");
    Files.writeString(bundle.resolve("vocab.txt"), "[PAD]\n");

    assertThatThrownBy(() -> registry.publish(bundle, NOTE))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("vocab.txt");
    assertThat(storage.list("")).isEmpty();
  }

  @Test
  void tellsVersionsInTheOrderOfTheirNumbers() {
    for (String version : List.of("10", "9", "v2", "1.1", "next")) {
      registry.publish(bundle(version), NOTE);
    }

    assertThat(registry.versions("sentiment"))
        .extracting(version -> version.id().version())
        .containsExactly("1.1", "v2", "9", "10", "next");
  }

  @Test
  void seesBundlesThatNobodyPublished() throws IOException {
    Path bundle = bundle("1");
    List<String> files =
        new ArrayList<>(ModelBundle.open(bundle).manifest().orElseThrow().files().keySet());
    files.add("rhema.json");
    storage.upload(bundle, files, "sentiment/1");
    storage.create("README.md", "of bundles".getBytes(UTF_8));
    storage.create("sentiment/notes.txt", "of one".getBytes(UTF_8));

    assertThat(registry.models()).containsExactly("sentiment");
    assertThat(registry.versions("sentiment"))
        .singleElement()
        .satisfies(version -> assertThat(version.published()).isEmpty())
        .extracting(PublishedVersion::state)
        .isEqualTo(VersionState.AVAILABLE);
    assertThat(registry.promote(id("1"), NOTE).state()).isEqualTo(VersionState.CURRENT);
  }

  @Test
  void doesNotSeeAVersionThatIsBeingWritten() throws IOException {
    registry.publish(bundle("1"), NOTE);
    storage.create("sentiment/2/config.json", "{}".getBytes(UTF_8));

    assertThat(registry.versions("sentiment")).hasSize(1);
    assertThatThrownBy(() -> registry.promote(id("2"), NOTE))
        .hasMessageContainingAll("'sentiment' 2 is not in", "[1]");
  }

  @Test
  void goesBackThroughTheVersionsThatWereCurrent() {
    for (String version : List.of("1", "2", "3", "4")) {
      registry.publish(bundle(version), NOTE);
    }
    registry.promote(id("1"), NOTE);
    registry.promote(id("2"), NOTE);
    registry.promote(id("4"), NOTE);

    assertThat(registry.rollBack("sentiment", NOTE).id()).isEqualTo(id("2"));
    registry.promote(id("3"), NOTE);
    registry.retire(id("2"), NOTE);

    assertThat(registry.rollBack("sentiment", NOTE).id()).isEqualTo(id("1"));
    assertThat(registry.current("sentiment").orElseThrow().id()).isEqualTo(id("1"));
    assertThatThrownBy(() -> registry.rollBack("sentiment", NOTE))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("no version to go back to: current is 1");
  }

  @Test
  void keepsTheFilesOfARetiredVersionButNeverPromotesIt() throws IOException {
    registry.publish(bundle("1"), NOTE);
    registry.publish(bundle("2"), NOTE);
    registry.promote(id("2"), NOTE);
    List<String> before = storage.list("sentiment/1");

    PublishedVersion retired = registry.retire(id("1"), NOTE);

    assertThat(retired.state()).isEqualTo(VersionState.RETIRED);
    assertThat(storage.list("sentiment/1")).hasSameElementsAs(before);
    assertThatThrownBy(() -> registry.promote(id("1"), NOTE)).hasMessageContaining("is retired");
    assertThatThrownBy(() -> registry.retire(id("1"), NOTE)).hasMessageContaining("already");
    assertThatThrownBy(() -> registry.retire(id("2"), NOTE))
        .hasMessageContaining("current one; promote another first");
    assertThatThrownBy(() -> registry.promote(id("2"), NOTE)).hasMessageContaining("already");
  }

  @Test
  void remembersWhoDidWhatAndWhy() {
    PublishedVersion published = registry.publish(bundle("1"), NOTE);
    registry.promote(id("1"), new Note("finetune", "better by 2 points"));

    assertThat(new ModelRegistry(storage()).history("sentiment").events())
        .extracting(
            RegistryEvent::action,
            RegistryEvent::version,
            RegistryEvent::by,
            RegistryEvent::reason,
            RegistryEvent::checksum)
        .containsExactly(
            tuple(RegistryAction.PUBLISHED, "1", "ada", "for a test", published.checksum()),
            tuple(
                RegistryAction.PROMOTED,
                "1",
                "finetune",
                "better by 2 points",
                published.checksum()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../other", "a/b", "-x", ".events", "a b", "a\u0000"})
  void refusesNamesThatAreNoFolders(String name) {
    assertThatThrownBy(() -> registry.versions(name))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("Invalid model '" + name + "'");
    assertThatThrownBy(() -> registry.promote(new ModelId("sentiment", name), NOTE))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("Invalid version");
  }

  @Test
  void createsAFileOnce() throws IOException {
    assertThat(storage.create("a/b/c.json", new byte[] {1})).isTrue();
    assertThat(storage.create("a/b/c.json", new byte[] {2})).isFalse();

    assertThat(storage().read("a/b/c.json")).containsExactly(1);
    assertThat(storage.list("a/b")).containsExactly("c.json");
    assertThat(storage.list("a")).containsExactly("b");
  }

  @Test
  void whatIsNotThereIsEmptyOrMissing() throws IOException {
    storage.create("a.json", new byte[] {1});

    assertThat(storage.list("nowhere")).isEmpty();
    assertThat(storage.list("a.json")).isEmpty();
    assertThatThrownBy(() -> storage.read("b.json")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> storage.read("nowhere/b.json"))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void letsOneOfManyWritersPublishAVersion() throws Exception {
    List<Path> bundles =
        IntStream.range(0, 6)
            .mapToObj(i -> TinyBundles.sentiment(folder.resolve("b" + i), "sentiment", "1"))
            .toList();

    List<Callable<PublishedVersion>> writers = new ArrayList<>();
    bundles.forEach(bundle -> writers.add(() -> registry.publish(bundle, NOTE)));

    assertThat(succeeded(writers)).isEqualTo(1);
    assertThat(registry.history("sentiment").events()).hasSize(1);
    assertThat(storage.list("sentiment")).containsExactlyInAnyOrder("1", ".events");
  }

  @Test
  void losesNoDecisionOfManyWriters() throws Exception {
    List<Callable<PublishedVersion>> writers = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      ModelId id = id(Integer.toString(i));
      registry.publish(bundle(id.version()), NOTE);
      writers.add(() -> new ModelRegistry(storage()).promote(id, NOTE));
    }

    assertThat(succeeded(writers)).isEqualTo(6);
    ModelHistory history = registry.history("sentiment");
    assertThat(history.events()).hasSize(12);
    assertThat(history.current()).contains(history.events().get(11).version());
    assertThat(storage.list("sentiment/.events")).hasSize(12);
  }

  private static long succeeded(List<Callable<PublishedVersion>> writers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(writers.size());
    try {
      long done = 0;
      for (Future<PublishedVersion> result : threads.invokeAll(writers)) {
        try {
          result.get();
          done++;
        } catch (ExecutionException e) {
          assertThat(e.getCause())
              .isInstanceOf(RegistryException.class)
              .hasMessageContaining("published already");
        }
      }
      return done;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Writes a bundle of that version. */
  protected Path bundle(String version) {
    return TinyBundles.sentiment(folder.resolve("made-" + version), "sentiment", version);
  }

  /** Names a version of the bundles here. */
  protected static ModelId id(String version) {
    return new ModelId("sentiment", version);
  }

  private static byte[] read(Path bundle, String file) throws IOException {
    return Files.readAllBytes(bundle.resolve(file));
  }
}
