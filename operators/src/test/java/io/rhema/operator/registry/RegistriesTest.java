package io.rhema.operator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.registry.Note;
import io.rhema.model.registry.RegistryException;
import io.rhema.model.testing.TinyBundles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistriesTest {
  @TempDir private Path folder;

  @Test
  void aFolderAndItsUriAreOneRegistry() {
    Registries.open(folder.toString())
        .publish(TinyBundles.sentiment(folder.resolve("made")), new Note("ada", null));

    assertThat(Registries.open(folder.toUri().toString()).models())
        .containsExactly("sentiment")
        .isEqualTo(Registries.open(folder.toString()).models());
  }

  @Test
  void saysThatFlinkHasNoSuchFileSystem() {
    assertThatThrownBy(() -> Registries.open("s4://bucket/models"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContainingAll("s4://bucket/models", "FLINK_PLUGINS_DIR", "config.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "s3://bucket/a b"})
  void refusesWhatIsNoPlace(String place) {
    assertThatThrownBy(() -> Registries.open(place))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            "The registry '%s' must be a folder, or a URI such as s3://bucket/models.", place);
  }
}
