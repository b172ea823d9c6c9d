package io.rhema.operator.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.registry.ModelRegistry;
import io.rhema.model.registry.RegistryException;
import io.rhema.model.registry.RegistryStorage;
import io.rhema.model.testing.RegistryContract;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;

/** A registry on a store where nothing is renamed and no creation is exclusive. */
class ObjectStoreRegistryTest extends RegistryContract {
  private static final Path ROOT = new Path("objects://bucket/models");
  private static final String OF_SOMEBODY = "/models/sentiment/.1.0-somebody.claim";

  private final ObjectStoreFileSystem store = new ObjectStoreFileSystem();

  @Override
  protected RegistryStorage storage() {
    return new FlinkStorage(store, ROOT);
  }

  @Test
  void tellsPlacesAsUris() {
    assertThat(registry.publish(bundle("1"), NOTE).place())
        .isEqualTo("objects://bucket/models/sentiment/1");
  }

  @Test
  void leavesNothingOfAVersionThatCouldNotBeWritten() {
    store.breakFor(name -> name.endsWith("1/vocab.txt"));
    assertThatThrownBy(() -> registry.publish(bundle("1"), NOTE))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("the store does not take /models/sentiment/1/vocab.txt");
    assertThat(store.names("")).isEmpty();

    store.breakFor(name -> name.endsWith("1/rhema.json"));
    assertThatThrownBy(() -> registry.publish(bundle("1"), NOTE))
        .hasMessageContaining("rhema.json");
    assertThat(registry.models()).isEmpty();
    assertThat(store.names("sentiment/1/")).isEmpty();

    store.breakFor(name -> false);
    assertThat(registry.publish(bundle("1"), NOTE).id()).isEqualTo(id("1"));
  }

  @Test
  void takesOverFromAWriterThatWasKilled() throws IOException {
    write("/models/sentiment/1/model.onnx", "half of a gra");
    write(OF_SOMEBODY, "");
    store.advance(Claim.ABANDONED.toMillis() + 1);

    registry.publish(bundle("1"), NOTE);

    assertThat(storage().read("sentiment/1/model.onnx"))
        .isEqualTo(java.nio.file.Files.readAllBytes(bundle("1").resolve("model.onnx")));
    assertThat(store.names(".claim")).isEmpty();
  }

  @Test
  void waitsForAWriterThatMayBeAlive() throws IOException {
    write(OF_SOMEBODY, "");
    store.advance(Claim.ABANDONED.toMillis());

    assertThatThrownBy(
            () -> Claim.take(store, new Path(ROOT, "sentiment/1"), Duration.ofMillis(10)))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(
            "sentiment/1 is being written by somebody else", ".1.0-somebody.claim");
    assertThat(store.names(".claim")).containsExactly(OF_SOMEBODY);
  }

  @Test
  void writesNoMoreWhenOthersHaveTakenOver() throws IOException {
    Path target = new Path(ROOT, "sentiment/1");
    try (Claim late = Claim.take(store, target)) {
      store.advance(Claim.ABANDONED.toMillis() + 1);
      try (Claim next = Claim.take(store, target)) {
        next.renew();
        assertThatThrownBy(late::renew)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("passed over");
      }
    }
  }

  @Test
  void saysThatTheStoreCannotBeWritten() {
    store.breakFor(name -> name.endsWith(".claim"));

    assertThatThrownBy(() -> new ModelRegistry(storage()).publish(bundle("1"), NOTE))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("objects://bucket/models cannot be read or written");
  }

  private void write(String name, String content) throws IOException {
    try (var out = store.create(new Path(name), WriteMode.NO_OVERWRITE)) {
      out.write(content.getBytes(UTF_8));
    }
  }
}
