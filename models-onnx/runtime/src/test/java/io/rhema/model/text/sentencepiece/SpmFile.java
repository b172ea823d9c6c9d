package io.rhema.model.text.sentencepiece;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the files that {@link SentencePieceModel} reads, field by field. */
public final class SpmFile {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FOUR_BYTES = 5;

  private final List<byte[]> pieces = new ArrayList<>();
  private final Set<String> texts = new HashSet<>();
  private final ByteArrayOutputStream trainer = new ByteArrayOutputStream();
  private final ByteArrayOutputStream normalizer = new ByteArrayOutputStream();
  private final ByteArrayOutputStream denormalizer = new ByteArrayOutputStream();

  /** The pieces that nearly every model begins with: unknown, {@code <s>} and {@code </s>}. */
  public static SpmFile withUsualSpecials() {
    return new SpmFile()
        .piece("<unk>", 0, PieceType.UNKNOWN)
        .piece("<s>", 0, PieceType.CONTROL)
        .piece("</s>", 0, PieceType.CONTROL);
  }

  public SpmFile piece(String text, double score, PieceType type) {
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    bytes(piece, 1, text.getBytes(StandardCharsets.UTF_8));
    tag(piece, 2, FOUR_BYTES);
    ByteBuffer bits = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    piece.writeBytes(bits.putFloat((float) score).array());
    number(piece, 3, type.ordinal() + 1);
    pieces.add(piece.toByteArray());
    texts.add(text);
    return this;
  }

  public boolean has(String text) {
    return texts.contains(text);
  }

  public SpmFile piece(String text, double score) {
    return piece(text, score, PieceType.NORMAL);
  }

  public SpmFile allBytes() {
    for (int value = 0; value < 256; value++) {
      piece("<0x%02X>".formatted(value), 0, PieceType.BYTE);
    }
    return byteFallback();
  }

  public SpmFile byteFallback() {
    return trainer(35, 1);
  }

  public SpmFile algorithm(Algorithm algorithm) {
    return trainer(3, algorithm.ordinal() + 1);
  }

  public SpmFile whitespaceAsSuffix() {
    return trainer(24, 1);
  }

  public SpmFile trainer(int field, long value) {
    number(trainer, field, value);
    return this;
  }

  public SpmFile unknownSurface(String text) {
    bytes(trainer, 44, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public SpmFile charsmap(byte[] blob) {
    bytes(normalizer, 2, blob);
    return this;
  }

  public SpmFile addDummyPrefix(boolean value) {
    number(normalizer, 3, value ? 1 : 0);
    return this;
  }

  public SpmFile removeExtraWhitespaces(boolean value) {
    number(normalizer, 4, value ? 1 : 0);
    return this;
  }

  public SpmFile escapeWhitespaces(boolean value) {
    number(normalizer, 5, value ? 1 : 0);
    return this;
  }

  /** Rules for decoded texts, which add and drop no blanks. */
  public SpmFile denormalizer(byte[] charsmap) {
    bytes(denormalizer, 2, charsmap);
    for (int field = 3; field <= 5; field++) {
      number(denormalizer, field, 0);
    }
    return this;
  }

  public byte[] toBytes() {
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    pieces.forEach(piece -> bytes(model, 1, piece));
    bytes(model, 2, trainer.toByteArray());
    bytes(model, 3, normalizer.toByteArray());
    if (denormalizer.size() > 0) {
      bytes(model, 5, denormalizer.toByteArray());
    }
    return model.toByteArray();
  }

  public SentencePieceModel read() {
    return SentencePieceFile.parse(toBytes());
  }

  public void write(Path file) {
    try {
      Files.write(file, toBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] content) {
    tag(out, field, LENGTH_DELIMITED);
    varint(out, content.length);
    out.writeBytes(content);
  }

  private static void number(ByteArrayOutputStream out, int field, long value) {
    tag(out, field, VARINT);
    varint(out, value);
  }

  private static void tag(ByteArrayOutputStream out, int field, int wireType) {
    varint(out, (long) field << 3 | wireType);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      out.write((int) rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
