package io.rhema.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleWriterTest {
  private static final BundleManifest FULL =
      BundleManifest.of("sentiment", "1", "text-classification")
          .withPrecision(Precision.INT8)
          .withLimits(128, 16)
          .withLanguages(List.of("en"))
          .withProvenance(
              new Provenance(
                  "all-MiniLM-L6-v2",
                  List.of(new DataSet("sst2 train", "ab".repeat(32), "none stated", 67_349)),
                  Map.of("learningRate", 5e-5, "epochs", 3, "schedule", "linear", "bf16", true),
                  42L,
                  "0123abc",
                  Map.of("onnxruntime", "1.29.0"),
                  Map.of("sst2-dev accuracy fp32", 0.9128)));

  @TempDir Path dir;

  @Test
  void readsBackWhatItWrote() throws Exception {
    Files.writeString(dir.resolve("model.onnx"), "abc");

    BundleManifest sealed = BundleWriter.seal(dir, FULL);

    assertThat(ManifestFile.read(dir.resolve("rhema.json"))).isEqualTo(sealed);
    assertThat(sealed.provenance()).isEqualTo(FULL.provenance());
  }

  @Test
  void namesEveryFileButItself() throws Exception {
    Files.writeString(dir.resolve("model.onnx"), "abc");
    Files.createDirectories(dir.resolve("extra"));
    Files.writeString(dir.resolve("extra/notes.txt"), "");

    BundleWriter.seal(dir, FULL);
    BundleManifest again = BundleWriter.seal(dir, FULL);

    assertThat(again.files())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "model.onnx",
                new FileDigest(
                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3),
                "extra/notes.txt",
                new FileDigest(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0)));
  }

  @Test
  void writesEqualBytesForEqualBundles() throws Exception {
    Files.writeString(dir.resolve("model.onnx"), "abc");
    BundleWriter.seal(dir, FULL);
    byte[] first = Files.readAllBytes(dir.resolve("rhema.json"));

    BundleWriter.seal(dir, FULL);

    assertThat(dir.resolve("rhema.json")).hasBinaryContent(first);
    assertThat(first).doesNotContain('\r');
  }

  @Test
  void leavesOutWhatIsNotKnown() throws Exception {
    BundleWriter.seal(dir, BundleManifest.of(null, null, null));

    assertThat(dir.resolve("rhema.json"))
        .hasContent(
            """
            {
              "formatVersion" : 1,
              "files" : { },
              "provenance" : { }
            }
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"formatVersion": 2}                                    | formatVersion 2; this program reads 1
          {}                                                      | formatVersion 0; this program reads 1
          null                                                    | formatVersion none; this program reads 1
          {"formatVersion": 1, "nmae": "x"}                       | Unrecognized field "nmae"
          {"formatVersion": 1, "precision": "fp8"}                | "fp8"
          {"formatVersion": 1, "name": "x", "name": "y"}          | Duplicate field 'name'
          {"formatVersion": 1                                     | is not a valid manifest
          {"formatVersion": 1} x                                  | is not a valid manifest
          {"formatVersion": 1, "files": {"a": {"sha256": "12", "bytes": 1}}} | sha256 is '12'; it must be 64
          """)
  void refusesAManifestThatIsWrong(String json, String why) throws Exception {
    Path file = Files.writeString(dir.resolve("rhema.json"), json);

    assertThatThrownBy(() -> ManifestFile.read(file))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }
}
