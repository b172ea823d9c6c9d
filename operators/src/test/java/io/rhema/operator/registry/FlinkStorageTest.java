package io.rhema.operator.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.registry.PublishedVersion;
import io.rhema.model.registry.RegistryStorage;
import io.rhema.model.testing.RegistryContract;
import io.rhema.operator.swap.BundleFolder;
import io.rhema.operator.swap.ShelfFileSystem;
import java.net.URI;
import java.util.Optional;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.junit.jupiter.api.Test;

/** A registry on Flink's own file system, which renames but creates nothing exclusively. */
class FlinkStorageTest extends RegistryContract {

  @Override
  protected RegistryStorage storage() {
    return new FlinkStorage(
        LocalFileSystem.getSharedInstance(), new Path(folder.resolve("a registry").toUri()));
  }

  @Test
  void taskManagersFindWhatIsPublished() {
    URI place = URI.create(ShelfFileSystem.place(folder.resolve("registry")));
    PublishedVersion published = Registries.open(place.toString()).publish(bundle("7"), NOTE);

    try (BundleFolder found =
        BundleFolder.of(published.place(), Optional.of(published.checksum()))) {
      assertThat(published.place()).startsWith("shelf:").endsWith("/registry/sentiment/7");
      assertThat(ModelBundle.open(found.path()).id()).isEqualTo(id("7"));
    }
  }
}
