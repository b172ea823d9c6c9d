package io.rhema.model.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads and writes {@code rhema.json}. An unknown key is an error, so that a typo surfaces. */
final class ManifestFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Equal manifests give equal bytes on every platform. */
  private static final ObjectWriter WRITER =
      JSON.writer(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private ManifestFile() {}

  static BundleManifest read(Path file) {
    try {
      return parse(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new BundleException("%s cannot be read: %s.".formatted(file, e), e);
    }
  }

  /**
   * @param json the content of the file
   * @param file where it was found, for messages
   */
  static BundleManifest parse(byte[] json, String file) {
    BundleManifest manifest;
    try {
      manifest = JSON.readValue(json, BundleManifest.class);
    } catch (JsonProcessingException e) {
      throw new BundleException(
          "%s is not a valid manifest: %s.".formatted(file, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new BundleException("%s cannot be read: %s.".formatted(file, e), e);
    }
    if (manifest == null || manifest.formatVersion() != BundleManifest.FORMAT_VERSION) {
      throw new BundleException(
          "%s has formatVersion %s; this program reads %d."
              .formatted(
                  file,
                  manifest == null ? "none" : manifest.formatVersion(),
                  BundleManifest.FORMAT_VERSION));
    }
    return manifest;
  }

  /** Replaces the file at once, so that a reader never sees half a manifest. */
  static void write(BundleManifest manifest, Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(draft, WRITER.writeValueAsString(manifest) + "\n");
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
