package io.rhema.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.Digests;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.testing.TinyBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRegistryTest {
  private static final Note NOTE = new Note("ada", "for a test");

  @TempDir private Path folder;
  private Path root;
  private ModelRegistry registry;

  @BeforeEach
  void openRegistry() {
    root = folder.resolve("registry");
    registry = ModelRegistry.local(root);
  }

  @Test
  void knowsNothingBeforeSomethingIsPublished() {
    assertThat(registry.models()).isEmpty();
    assertThat(registry.versions("sentiment")).isEmpty();
    assertThat(registry.current("sentiment")).isEmpty();
    assertThat(root).doesNotExist();
  }

  @Test
  void publishesACopyThatCanBeServedAndIsNotCurrent() throws IOException {
    PublishedVersion published = registry.publish(bundle("7"), NOTE);

    Path copy = Path.of(published.place());
    assertThat(copy).isEqualTo(root.resolve("sentiment/7"));
    assertThat(ModelBundle.open(copy).id()).isEqualTo(id("7")).isEqualTo(published.id());
    assertThat(published.checksum()).isEqualTo(Digests.of(copy.resolve("rhema.json")).sha256());
    assertThat(published.state()).isEqualTo(VersionState.AVAILABLE);
    assertThat(published.published()).isPresent();
    assertThat(registry.models()).containsExactly("sentiment");
    assertThat(registry.current("sentiment")).isEmpty();
  }

  @Test
  void copiesNoFileThatTheManifestDoesNotName() throws IOException {
    Path bundle = bundle("1");
    Files.writeString(bundle.resolve("notes.txt"), "mine");

    PublishedVersion published = registry.publish(bundle, NOTE);

    assertThat(Path.of(published.place()).resolve("notes.txt")).doesNotExist();
  }

  @Test
  void neverChangesAVersion() throws IOException {
    registry.publish(bundle("1"), NOTE);
    Path graph = root.resolve("sentiment/1/model.onnx");
    byte[] before = Files.readAllBytes(graph);
    Path other = TinyBundles.sentiment(folder.resolve("other"), "sentiment", "1");

    assertThatThrownBy(() -> registry.publish(other, NOTE))
        .isInstanceOf(RegistryException.class)
        .hasMessageContainingAll("'sentiment' 1", "published already", "another version");
    assertThat(graph).hasBinaryContent(before);
    assertThat(registry.history("sentiment").events()).hasSize(1);
  }

  @Test
  void publishesNothingOfABundleThatIsDamaged() throws IOException {
    Path bundle = bundle("1");
    Files.writeString(bundle.resolve("vocab.txt"), "[PAD]\n");

    assertThatThrownBy(() -> registry.publish(bundle, NOTE))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("vocab.txt");
    assertThat(root).doesNotExist();
  }

  @Test
  void wantsAManifestWithNameAndVersion() throws IOException {
    Path bundle = bundle("1");
    Files.delete(bundle.resolve("rhema.json"));

    assertThatThrownBy(() -> registry.publish(bundle, NOTE))
        .hasMessageContaining("has no rhema.json with a name and a version");
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
  void seesAFolderOfBundlesThatNobodyPublished() throws IOException {
    TinyBundles.sentiment(root.resolve("sentiment/1"));
    Files.writeString(root.resolve("README.md"), "of bundles");
    Files.writeString(root.resolve("sentiment/notes.txt"), "of one");

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
    Files.createDirectories(root.resolve("sentiment/2"));
    Files.writeString(root.resolve("sentiment/2/config.json"), "{}");

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
  void keepsTheFolderOfARetiredVersionButNeverPromotesIt() {
    registry.publish(bundle("1"), NOTE);
    registry.publish(bundle("2"), NOTE);
    registry.promote(id("2"), NOTE);

    PublishedVersion retired = registry.retire(id("1"), NOTE);

    assertThat(retired.state()).isEqualTo(VersionState.RETIRED);
    assertThat(ModelBundle.open(Path.of(retired.place())).id()).isEqualTo(id("1"));
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

    assertThat(ModelRegistry.local(root).history("sentiment").events())
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

  @Test
  void refusesEventsWithAGapOrOfAnotherFormat() throws IOException {
    registry.publish(bundle("1"), NOTE);
    registry.promote(id("1"), NOTE);
    Path first = root.resolve("sentiment/.events/000001.json");
    byte[] content = Files.readAllBytes(first);

    Files.writeString(first, "{\"formatVersion\": 9}");
    assertThatThrownBy(() -> registry.current("sentiment"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("000001.json");
    Files.delete(first);
    assertThatThrownBy(() -> registry.current("sentiment"))
        .hasMessageContaining("has no 000001.json, but 000002.json");
    Files.write(first, content);
    assertThat(registry.current("sentiment")).isPresent();
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
  void letsOneOfManyWritersPublishAVersion() throws Exception {
    List<Path> bundles =
        IntStream.range(0, 6)
            .mapToObj(i -> TinyBundles.sentiment(folder.resolve("b" + i), "sentiment", "1"))
            .toList();

    List<Callable<PublishedVersion>> writers = new ArrayList<>();
    bundles.forEach(bundle -> writers.add(() -> registry.publish(bundle, NOTE)));

    assertThat(succeeded(writers)).isEqualTo(1);
    assertThat(registry.history("sentiment").events()).hasSize(1);
    try (Stream<Path> left = Files.list(root.resolve("sentiment"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("1", ".events");
    }
  }

  @Test
  void losesNoDecisionOfManyWriters() throws Exception {
    List<Callable<PublishedVersion>> writers = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      ModelId id = id(Integer.toString(i));
      registry.publish(bundle(id.version()), NOTE);
      writers.add(() -> ModelRegistry.local(root).promote(id, NOTE));
    }

    assertThat(succeeded(writers)).isEqualTo(6);
    ModelHistory history = registry.history("sentiment");
    assertThat(history.events()).hasSize(12);
    assertThat(history.current()).contains(history.events().get(11).version());
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

  private Path bundle(String version) {
    return TinyBundles.sentiment(folder.resolve("made-" + version), "sentiment", version);
  }

  private static ModelId id(String version) {
    return new ModelId("sentiment", version);
  }
}
