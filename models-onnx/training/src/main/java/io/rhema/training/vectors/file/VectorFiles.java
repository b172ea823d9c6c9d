package io.rhema.training.vectors.file;

import io.rhema.training.graph.AtomicFile;
import io.rhema.training.vectors.VectorsException;
import io.rhema.training.vectors.WordVectors;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * Reads and writes files of word vectors. A gzip file is unpacked on the way; one is written when
 * its name ends in {@code .gz}.
 */
public final class VectorFiles {
  private static final String GZIP_NAME = ".gz";
  private static final String UTF8_MARK = "\uFEFF";

  private VectorFiles() {}

  /** Reads all words of a file. */
  public static VectorFile read(Path file) throws IOException {
    return read(file, Selection.ALL);
  }

  /**
   * Reads words of a file in any {@link VectorFormat}.
   *
   * @throws VectorsException when there is no such file, it is malformed, or the heap has no room
   *     for what is wanted of it; the message names the line or byte and the rule
   */
  public static VectorFile read(Path file, Selection selection) throws IOException {
    return read(file, new RowSink(selection, Runtime.getRuntime().maxMemory() * 7 / 10));
  }

  static VectorFile read(Path file, RowSink sink) throws IOException {
    if (Files.isDirectory(file) || !Files.exists(file)) {
      throw new VectorsException(
          "Cannot read the word vectors '%s': %s; give the path of a file of word2vec, GloVe or fastText (.vec)."
              .formatted(file, Files.exists(file) ? "it is a folder" : "there is no such file"));
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = unpacked(in)) {
      return read(new ByteSource(plain), sink);
    } catch (Refusal | ZipException | EOFException e) {
      String why =
          e instanceof Refusal ? e.getMessage() : "its gzip data is damaged: " + e.getMessage();
      throw new VectorsException("Word vectors '%s': %s.".formatted(file, why), e);
    }
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(4);
    byte[] magic = in.readNBytes(4);
    in.reset();
    String begin = new String(magic, StandardCharsets.ISO_8859_1);
    if (begin.startsWith("PK\u0003\u0004")) {
      throw new Refusal("it is a ZIP archive; unpack it and give the file within");
    }
    if (begin.equals("\u00BA\u0016O/")) {
      throw new Refusal(
          "it is a whole model of fastText; give the .vec file that was written with it");
    }
    return begin.startsWith("\u001F\u008B") ? new GZIPInputStream(in) : in;
  }

  private static VectorFile read(ByteSource bytes, RowSink sink) throws IOException {
    byte[] head = bytes.peek();
    int begin = startsWithMark(head) ? UTF8_MARK.getBytes(StandardCharsets.UTF_8).length : 0;
    Optional<Header> header = firstLine(head, begin).flatMap(Header::of);
    if (header.isEmpty()) {
      bytes.skip(begin);
      new TextRows(bytes, header, sink).read();
      return sink.toFile(VectorFormat.GLOVE);
    }
    int rows = lineEnd(head, begin) + 1;
    VectorFormat format = FormatDetector.of(head, rows);
    bytes.skip(rows);
    if (format == VectorFormat.WORD2VEC_BINARY) {
      new BinaryRows(bytes, header.get(), sink).read();
    } else {
      new TextRows(bytes, header, sink).read();
    }
    return sink.toFile(format);
  }

  private static boolean startsWithMark(byte[] head) {
    return head.length >= 3 && new String(head, 0, 3, StandardCharsets.UTF_8).equals(UTF8_MARK);
  }

  /** The first line if its end can be seen; a header is short. */
  private static Optional<String> firstLine(byte[] head, int begin) {
    int end = lineEnd(head, begin);
    return end == head.length
        ? Optional.empty()
        : Optional.of(new String(head, begin, end - begin, StandardCharsets.UTF_8));
  }

  private static int lineEnd(byte[] head, int begin) {
    int end = begin;
    while (end < head.length && head[end] != '\n') {
      end++;
    }
    return end;
  }

  /**
   * Writes a file whole or not at all. No format has a way to write blanks within a word: they
   * become {@code _}, as in the phrases of word2vec.
   *
   * @return the number of words that were changed so
   */
  public static int write(Path file, WordVectors vectors, VectorFormat format) throws IOException {
    RowWriter rows = new RowWriter(vectors, format);
    boolean packed = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(GZIP_NAME);
    AtomicFile.write(
        file,
        out -> {
          if (packed) {
            GZIPOutputStream zip = new GZIPOutputStream(out);
            rows.writeTo(zip);
            zip.finish();
          } else {
            rows.writeTo(out);
          }
        });
    return rows.changed();
  }
}
