package io.rhema.model.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The {@code tokenizer.json} of all-MiniLM-L6-v2 (uncased BERT) from its jar, as it is or changed.
 */
public final class MiniLmTokenizer {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private MiniLmTokenizer() {}

  public static Path copyTo(Path folder) {
    return write(folder, root -> {});
  }

  /** Writes a changed copy into a folder of its own under {@code folder}. */
  public static Path write(Path folder, Consumer<ObjectNode> change) {
    ObjectNode root = read();
    change.accept(root);
    try {
      Path file = Files.createTempDirectory(folder, "tokenizer").resolve("tokenizer.json");
      MAPPER.writeValue(file.toFile(), root);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode read() {
    try (InputStream in =
        MiniLmTokenizer.class.getResourceAsStream("/all-minilm-l6-v2-tokenizer.json")) {
      return (ObjectNode) MAPPER.readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a part of the file by the JSON given. */
  public static Consumer<ObjectNode> with(String part, String json) {
    return root -> {
      try {
        root.set(part, MAPPER.readTree(json));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
