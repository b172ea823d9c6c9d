package io.rhema.training.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Named float tensors in a file of the safetensors format: a JSON header, then the bytes.
 *
 * <p>A file is written beside its place and moved there at once, so that one that exists is whole.
 */
public record Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
  /** How the name of a file ends that is being written. */
  public static final String UNFINISHED = ".safetensors.tmp";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA = "__metadata__";

  /** Replaces the file. */
  public void write(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    Path unfinished = Files.createTempFile(parent, "." + file.getFileName(), UNFINISHED);
    try {
      writeTo(unfinished);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void writeTo(Path file) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    header.set(METADATA, JSON.valueToTree(metadata));
    List<Tensor> inOrder = new ArrayList<>();
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue().detach().contiguous();
      long end = offset + tensor.numel() * Float.BYTES;
      ObjectNode description = header.putObject(entry.getKey());
      description.put("dtype", "F32");
      description.set("shape", JSON.valueToTree(tensor.shape()));
      description.set("data_offsets", JSON.valueToTree(new long[] {offset, end}));
      inOrder.add(tensor);
      offset = end;
    }
    byte[] json = JSON.writeValueAsBytes(header);
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer head =
          ByteBuffer.allocate(Long.BYTES + json.length).order(ByteOrder.LITTLE_ENDIAN);
      writeAll(out, head.putLong(json.length).put(json).flip());
      for (Tensor tensor : inOrder) {
        writeAll(out, bytes(tensor));
      }
    }
  }

  /** Reads a file whole. */
  public static Safetensors read(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      readAll(in, length);
      ByteBuffer json = ByteBuffer.allocate(Math.toIntExact(length.flip().getLong()));
      readAll(in, json);
      JsonNode header = JSON.readTree(new String(json.array(), StandardCharsets.UTF_8));
      Map<String, String> metadata = new LinkedHashMap<>();
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : header.properties()) {
        if (entry.getKey().equals(METADATA)) {
          entry
              .getValue()
              .properties()
              .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
        } else {
          long[] shape = JSON.treeToValue(entry.getValue().get("shape"), long[].class);
          Tensor tensor = torch.zeros(shape);
          readAll(in, bytes(tensor));
          tensors.put(entry.getKey(), tensor);
        }
      }
      return new Safetensors(tensors, metadata);
    }
  }

  private static ByteBuffer bytes(Tensor tensor) {
    return new BytePointer(tensor.data_ptr()).capacity(tensor.numel() * Float.BYTES).asByteBuffer();
  }

  private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static void readAll(FileChannel in, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (in.read(bytes) < 0) {
        throw new EOFException("The file ends before its tensors do; it was cut short");
      }
    }
  }
}
