package io.rhema.operator.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.testing.TinyBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleFolderTest {
  @TempDir Path dir;
  private Path bundle;
  private String checksum;

  @BeforeEach
  void writeBundle() {
    bundle = TinyBundles.sentiment(dir.resolve("1"));
    checksum = BundleManifest.checksum(bundle);
  }

  @Test
  void aFolderOfThisMachineIsTakenAsItIs() {
    try (BundleFolder folder = BundleFolder.of(bundle.toString(), Optional.of(checksum))) {
      assertThat(folder.path()).isEqualTo(bundle);
    }
    try (BundleFolder folder = BundleFolder.of(bundle.toUri().toString(), Optional.empty())) {
      assertThat(folder.path()).isEqualTo(bundle);
    }
    assertThat(bundle).isDirectory();
  }

  @Test
  void aPlaceElsewhereIsFetchedAndTheCopyRemoved() throws IOException {
    Files.writeString(bundle.resolve("not-named"), "in rhema.json");
    Path copy;
    try (BundleFolder folder =
        BundleFolder.of(ShelfFileSystem.place(bundle), Optional.of(checksum))) {
      copy = folder.path();

      assertThat(copy).isNotEqualTo(bundle);
      assertThat(ModelBundle.open(copy).content()).isEqualTo(ModelBundle.open(bundle).content());
      assertThat(copy.resolve("not-named")).doesNotExist();
    }
    assertThat(copy).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "elsewhere"})
  void anotherChecksumIsRefused(String where) {
    String place = where.equals("local") ? bundle.toString() : ShelfFileSystem.place(bundle);
    Optional<String> other = Optional.of("0".repeat(64));

    assertThatThrownBy(() -> BundleFolder.of(place, other))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("rhema.json has SHA-256 " + checksum)
        .hasMessageContaining("must have 0000");
  }

  /** What the manifest names leads into another folder, or over what was checked. */
  @ParameterizedTest
  @CsvSource({"../vocab.txt,inside the bundle", "rhema.json,rhema.json", "/etc/passwd,inside"})
  void aPathThatLeadsAstrayIsRefused(String name, String message) throws IOException {
    tamper("\"vocab.txt\"", "\"" + name + "\"");

    assertRefused(message);
  }

  @Test
  void aFileOfAnotherLengthIsRefused() throws IOException {
    Files.writeString(bundle.resolve("vocab.txt"), "[PAD]\n");
    assertRefused("vocab.txt has less than ");

    Files.writeString(bundle.resolve("vocab.txt"), "x\n".repeat(100_000));
    assertRefused("vocab.txt has more than ");
  }

  @Test
  void aFileThatIsMissingIsNamed() throws IOException {
    Files.delete(bundle.resolve("vocab.txt"));

    assertRefused("vocab.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "models/sentiment/2,must be the absolute path of a folder",
    "nowhere://models/2,cannot be fetched",
    "'shelf:// /2',must be the absolute path",
    "/models/there-is-none,is not a folder on this machine"
  })
  void aPlaceThatIsNoneIsRefused(String place, String message) {
    assertThatThrownBy(() -> BundleFolder.of(place, Optional.empty()))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(message);
  }

  @Test
  void aBundleWithoutManifestCannotBeToldFromOthers() throws IOException {
    Files.delete(bundle.resolve("rhema.json"));

    assertThatThrownBy(() -> BundleFolder.of(bundle.toString(), Optional.of(checksum)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("has no rhema.json");
  }

  private void tamper(String original, String replacement) throws IOException {
    Path manifest = bundle.resolve("rhema.json");
    String written = Files.readString(manifest);
    assertThat(written).contains(original);
    Files.writeString(manifest, written.replace(original, replacement));
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> BundleFolder.of(ShelfFileSystem.place(bundle), Optional.empty()))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(message);
  }
}
