package io.rhema.model.text.sentencepiece;

import io.rhema.model.bundle.BundleException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code ModelProto} of a {@code .spm} or {@code .model} file. */
final class SentencePieceFile {
  /** Sixteen times what the largest known model has, of 256,000 pieces. */
  private static final long MAX_BYTES = 64 << 20;

  private static final int MAX_PIECES = 1_000_000;

  private SentencePieceFile() {}

  static SentencePieceModel read(Path file) {
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new BundleException(
            "has %,d bytes; a SentencePiece model has %,d at most".formatted(size, MAX_BYTES));
      }
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new BundleException("cannot be read: " + e.getMessage(), e);
    }
  }

  static SentencePieceModel parse(byte[] bytes) {
    WireReader model = new WireReader("the model", ByteBuffer.wrap(bytes));
    List<SentencePiece> pieces = new ArrayList<>();
    TrainerSpec trainer = TrainerSpec.DEFAULT;
    NormalizationRules normalizer = NormalizationRules.DEFAULT;
    NormalizationRules denormalizer = NormalizationRules.DEFAULT;
    for (int field = model.nextField(); field != 0; field = model.nextField()) {
      switch (field) {
        case 1 -> {
          pieces.add(piece(model.message("piece " + pieces.size())));
          if (pieces.size() > MAX_PIECES) {
            throw new BundleException("has more than %,d pieces".formatted(MAX_PIECES));
          }
        }
        case 2 -> trainer = TrainerSpec.read(model.message("trainer_spec"));
        case 3 -> normalizer = NormalizationRules.read(model.message("normalizer_spec"));
        case 5 -> denormalizer = NormalizationRules.read(model.message("denormalizer_spec"));
        default -> model.skip();
      }
    }
    return new SentencePieceModel(pieces, trainer, normalizer, denormalizer);
  }

  private static SentencePiece piece(WireReader piece) {
    String text = "";
    float score = 0;
    PieceType type = PieceType.NORMAL;
    for (int field = piece.nextField(); field != 0; field = piece.nextField()) {
      switch (field) {
        case 1 -> text = piece.text();
        case 2 -> score = piece.decimal();
        case 3 -> type = PieceType.ofNumber(piece.number());
        default -> piece.skip();
      }
    }
    return new SentencePiece(text, score, type);
  }
}
