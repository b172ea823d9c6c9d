package io.rhema.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.testing.RegistryContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A registry on a local disk. */
class ModelRegistryTest extends RegistryContract {

  @Override
  protected RegistryStorage storage() {
    return new LocalStorage(root());
  }

  @Test
  void makesNoFolderBeforeSomethingIsPublished() {
    assertThat(ModelRegistry.local(root()).models()).isEmpty();
    assertThat(root()).doesNotExist();
  }

  @Test
  void publishesWhatCanBeServed() {
    PublishedVersion published = registry.publish(bundle("7"), NOTE);

    assertThat(Path.of(published.place())).isEqualTo(root().resolve("sentiment/7"));
    assertThat(ModelBundle.open(Path.of(published.place())).id()).isEqualTo(id("7"));
  }

  @Test
  void wantsAManifestWithNameAndVersion() throws IOException {
    Path bundle = bundle("1");
    Files.delete(bundle.resolve("rhema.json"));

    assertThatThrownBy(() -> registry.publish(bundle, NOTE))
        .hasMessageContaining("has no rhema.json with a name and a version");
  }

  @Test
  void refusesEventsWithAGapOrOfAnotherFormat() throws IOException {
    registry.publish(bundle("1"), NOTE);
    registry.promote(id("1"), NOTE);
    Path first = root().resolve("sentiment/.events/000001.json");
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

  private Path root() {
    return folder.resolve("registry");
  }
}
