package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a reader needs to run a benchmark again and to judge its figures. */
public final class Provenance {
  private Provenance() {}

  static Map<String, String> of(List<ModelBundle> bundles, Path texts, Corpus corpus)
      throws IOException {
    Map<String, String> facts = of(bundles);
    facts.put("texts", file(texts));
    facts.put(
        "corpus",
        "%d texts, %d sub-words with special tokens, %d lines left out as blank or too long"
            .formatted(corpus.size(), corpus.tokens(), corpus.left()));
    return facts;
  }

  /** A file of texts. */
  static String file(Path texts) throws IOException {
    return texts.getFileName() + ", sha-256 " + sha256(texts);
  }

  /** All but the texts. */
  public static Map<String, String> of(List<ModelBundle> bundles) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("commit", commit());
    facts.put("processor", processor());
    facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    facts.put("ONNX Runtime", ai.onnxruntime.OrtEnvironment.getEnvironment().getVersion());
    for (ModelBundle bundle : bundles) {
      // Two forms of a model have one name.
      facts.merge(
          "model " + bundle.id(),
          "graph sha-256 " + bundle.content(),
          (one, other) -> one + "; " + other);
    }
    return facts;
  }

  private static String commit() throws IOException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12").start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static String processor() {
    Path info = Path.of("/proc/cpuinfo");
    try {
      return !Files.exists(info)
          ? System.getProperty("os.arch")
          : Files.readAllLines(info, StandardCharsets.UTF_8).stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
