package io.rhema.training.vectors.file;

import io.rhema.training.vectors.WordVectors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Writes words and rows in one of the formats. Floats in digits are read back as they were. */
final class RowWriter {
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]");

  private final WordVectors vectors;
  private final VectorFormat format;
  private int changed;

  RowWriter(WordVectors vectors, VectorFormat format) {
    this.vectors = vectors;
    this.format = format;
  }

  /** Words that were written with {@code _} in place of blanks. */
  int changed() {
    return changed;
  }

  void writeTo(OutputStream out) throws IOException {
    if (format != VectorFormat.GLOVE) {
      out.write(utf8("%d %d\n".formatted(vectors.size(), vectors.dimension())));
    }
    for (int i = 0; i < vectors.size(); i++) {
      out.write(utf8(word(vectors.word(i))));
      if (format == VectorFormat.WORD2VEC_BINARY) {
        out.write(' ');
        out.write(floats(vectors.row(i)));
      } else {
        out.write(utf8(digits(vectors.row(i))));
      }
      out.write('\n');
    }
  }

  private String word(String word) {
    String written = BLANKS.matcher(word).replaceAll("_");
    changed += written.equals(word) ? 0 : 1;
    return written;
  }

  private static byte[] floats(float[] row) {
    ByteBuffer bytes = ByteBuffer.allocate(row.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(row);
    return bytes.array();
  }

  private static String digits(float[] row) {
    StringBuilder digits = new StringBuilder();
    for (float value : row) {
      digits.append(' ').append(value);
    }
    return digits.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
