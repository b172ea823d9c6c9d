package io.rhema.model.text.sentencepiece;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.vocabulary.BytePieces;
import io.rhema.model.text.vocabulary.SubWordModel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the file of a SentencePiece model says, checked as the library checks it.
 *
 * @param pieces the vocabulary; a piece's place is its id
 * @param trainer how texts are cut
 * @param normalizer what is done to a text first
 * @param denormalizer what is done to a decoded text last; nothing, when its charsmap is empty
 */
public record SentencePieceModel(
    List<SentencePiece> pieces,
    TrainerSpec trainer,
    NormalizationRules normalizer,
    NormalizationRules denormalizer) {

  public SentencePieceModel {
    pieces = List.copyOf(pieces);
    check(pieces, trainer);
  }

  /**
   * Reads a file.
   *
   * @throws BundleException when it cannot be read, is cut short or is no sound model; the message
   *     does not name the file
   */
  public static SentencePieceModel read(Path file) {
    return SentencePieceFile.read(file);
  }

  /** The id of the unknown piece. */
  public int unknownId() {
    return unknownId(pieces);
  }

  /** What cuts normalised text into pieces, as the model's algorithm has it. */
  public SubWordModel subWords() {
    return switch (trainer.algorithm()) {
      case UNIGRAM -> UnigramPieces.of(this);
      case BPE -> new MergeModel(PieceTable.of(this));
      case WORD -> new WordModel(PieceTable.of(this));
      case CHAR -> new CharacterModel(PieceTable.of(this));
    };
  }

  /** The byte pieces, when unknown characters are to become bytes. */
  BytePieces bytes() {
    return trainer.byteFallback()
        ? BytePieces.among(pieces.stream().map(SentencePiece::text).toList())
        : BytePieces.NONE;
  }

  private static int unknownId(List<SentencePiece> pieces) {
    int unknown = -1;
    for (int id = 0; id < pieces.size(); id++) {
      if (pieces.get(id).type() == PieceType.UNKNOWN) {
        if (unknown >= 0) {
          throw new BundleException(
              "pieces %d and %d are both UNKNOWN; a model has one".formatted(unknown, id));
        }
        unknown = id;
      }
    }
    if (unknown < 0) {
      throw new BundleException(
          "none of %d pieces is UNKNOWN; a SentencePiece model has one".formatted(pieces.size()));
    }
    return unknown;
  }

  private static void check(List<SentencePiece> pieces, TrainerSpec trainer) {
    unknownId(pieces);
    Map<String, Integer> texts = new HashMap<>();
    Map<String, Integer> reserved = new HashMap<>();
    int bytes = 0;
    for (int id = 0; id < pieces.size(); id++) {
      SentencePiece piece = pieces.get(id);
      if (piece.text().isEmpty() || !Float.isFinite(piece.score())) {
        throw new BundleException(
            "piece %d is '%s' with score %s; a piece has a text and a finite score"
                .formatted(id, piece.text(), piece.score()));
      }
      Integer other = (piece.type().isOfText() ? texts : reserved).putIfAbsent(piece.text(), id);
      if (other != null) {
        throw new BundleException(
            "pieces %d and %d are both '%s'; each is there once"
                .formatted(other, id, piece.text()));
      }
      if (piece.type() == PieceType.BYTE) {
        if (BytePieces.valueOf(piece.text()) < 0) {
          throw new BundleException(
              "piece %d is a BYTE but '%s'; bytes are <0x00> to <0xFF>"
                  .formatted(id, piece.text()));
        }
        bytes++;
      }
    }
    if (bytes != (trainer.byteFallback() ? 256 : 0)) {
      throw new BundleException(
          "has %d BYTE pieces, and byte_fallback %s; it takes 256 with it and none without"
              .formatted(bytes, trainer.byteFallback()));
    }
  }
}
