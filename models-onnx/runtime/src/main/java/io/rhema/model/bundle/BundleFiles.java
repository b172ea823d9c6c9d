package io.rhema.model.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of one bundle: found, read, compared with the manifest. Messages do not name the model;
 * {@link ModelBundle} adds it in one place.
 */
final class BundleFiles {
  static final String GRAPH = "model.onnx";
  static final String ANALYZER = "analyzer.json";

  private static final JsonMapper JSON = new JsonMapper();

  private final Path dir;

  BundleFiles(Path dir) {
    this.dir = dir;
  }

  boolean has(String name) {
    return Files.isRegularFile(dir.resolve(name));
  }

  /** A file that must be there. */
  Path required(String name) {
    if (!has(name)) {
      throw new BundleException("%s is missing; every bundle has it.".formatted(name));
    }
    return dir.resolve(name);
  }

  /** Where a file is, or would be. */
  Path path(String name) {
    return dir.resolve(name);
  }

  /** Checksum and size of a file that must be there. */
  FileDigest digestOf(String name) {
    return digest(required(name));
  }

  /** The name of a file, if it is there. */
  Optional<String> find(String name) {
    return has(name) ? Optional.of(name) : Optional.empty();
  }

  /**
   * What cuts texts: {@code analyzer.json}, else {@code tokenizer.json}, else {@code vocab.txt},
   * else Marian's {@code source.spm}.
   */
  Path tokenizer() {
    for (String name : new String[] {ANALYZER, "tokenizer.json", "vocab.txt", "source.spm"}) {
      if (has(name)) {
        return dir.resolve(name);
      }
    }
    throw new BundleException(
        "tokenizer.json, vocab.txt, source.spm and analyzer.json are missing; every bundle has one of them.");
  }

  /** The file of words that an {@code analyzer.json} names. */
  private Optional<String> words() {
    Optional<String> words =
        find(ANALYZER).map(name -> json(name).path("vocabulary").asText("words.tsv"));
    words.ifPresent(
        name -> {
          if (!BundlePath.isInside(name)) {
            throw new BundleException(
                "%s names the vocabulary '%s'; it must be a path inside the bundle."
                    .formatted(ANALYZER, name));
          }
          required(name);
        });
    return words;
  }

  /** How many words an {@code analyzer.json} brings along, one a line; 0 where there is none. */
  long countWords() {
    Optional<String> words = words();
    if (words.isEmpty()) {
      return 0;
    }
    // Lines are counted, not read: bytes of any kind will do.
    try (Stream<String> lines =
        Files.lines(dir.resolve(words.get()), StandardCharsets.ISO_8859_1)) {
      return lines.count();
    } catch (IOException | UncheckedIOException e) {
      throw new BundleException("%s cannot be read: %s.".formatted(words.get(), e), e);
    }
  }

  /** Whether the model sees a text as a bag of words. */
  boolean isBag() {
    return has(ANALYZER) && json(ANALYZER).path("form").asText().equals("bag");
  }

  /** A file that holds a JSON object. */
  JsonNode json(String name) {
    return json(name, JsonNode::isObject, "object");
  }

  /** A file that holds a JSON array. */
  JsonNode jsonArray(String name) {
    return json(name, JsonNode::isArray, "array");
  }

  private JsonNode json(String name, Predicate<JsonNode> isExpected, String expected) {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(required(name)));
      if (!isExpected.test(json)) {
        throw new BundleException("%s holds no JSON %s.".formatted(name, expected));
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new BundleException(
          "%s is not valid JSON: %s.".formatted(name, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * Compares every file that the manifest lists with what it says, and wants the main ones listed.
   *
   * @param main paths of graphs and configuration; what cuts texts is one of them in any case
   */
  void verify(BundleManifest manifest, List<String> main) {
    List<String> needed = new ArrayList<>(main);
    needed.add(tokenizer().getFileName().toString());
    words().ifPresent(needed::add);
    for (String name : needed) {
      if (!manifest.files().containsKey(name)) {
        throw new BundleException(
            "%s lists no checksum for %s; it must list every file."
                .formatted(BundleManifest.FILE, name));
      }
    }
    manifest.files().forEach(this::verify);
  }

  private void verify(String name, FileDigest expected) {
    requireInside(name);
    FileDigest found = digest(required(name));
    if (found.bytes() != expected.bytes()) {
      throw new BundleException(
          "%s has %d bytes, %s names %d; the file is not the one that was sealed."
              .formatted(name, found.bytes(), BundleManifest.FILE, expected.bytes()));
    }
    if (!found.sha256().equals(expected.sha256())) {
      throw new BundleException(
          "%s has SHA-256 %s, %s names %s; the file is not the one that was sealed."
              .formatted(name, found.sha256(), BundleManifest.FILE, expected.sha256()));
    }
  }

  /** Refuses a path that leads out of the bundle. */
  static void requireInside(String name) {
    if (!BundlePath.isInside(name)) {
      throw new BundleException(
          "%s lists the file '%s'; it must be a path inside the bundle."
              .formatted(BundleManifest.FILE, name));
    }
  }

  /**
   * Identifies a graph together with the external weights beside it ({@code model.onnx_data},
   * {@code model.onnx.data}).
   */
  String graphContent(String graph, Map<String, FileDigest> known) {
    Map<String, String> parts = new TreeMap<>();
    for (String name : new String[] {graph, graph + "_data", graph + ".data"}) {
      if (known.containsKey(name)) {
        parts.put(name, known.get(name).sha256());
      } else if (has(name)) {
        parts.put(name, digest(dir.resolve(name)).sha256());
      }
    }
    return String.join("+", parts.values());
  }

  private static FileDigest digest(Path file) {
    try {
      return Digests.of(file);
    } catch (IOException e) {
      throw unreadable(file.getFileName().toString(), e);
    }
  }

  private static BundleException unreadable(String name, IOException e) {
    return new BundleException("%s cannot be read: %s.".formatted(name, e), e);
  }
}
