package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.vocabulary.Pieces;
import io.rhema.model.text.vocabulary.SubWordModel;
import io.rhema.model.text.vocabulary.SubWordSplitter;
import java.util.List;
import java.util.Map;

/**
 * A model whose pieces have the ids of another vocabulary, as Marian has them in {@code
 * vocab.json}. Immutable.
 */
final class RenumberedModel implements SubWordModel {
  private final SubWordModel model;
  private final int unknownPiece;
  private final int[] ids;
  private final Map<String, Integer> idOfText;
  private final int unknownId;

  /**
   * Makes the model.
   *
   * @param idOfText the other vocabulary
   * @param unknownId the id there of what it does not have
   */
  RenumberedModel(SentencePieceModel model, Map<String, Integer> idOfText, int unknownId) {
    this.model = model.subWords();
    this.idOfText = Map.copyOf(idOfText);
    this.unknownId = unknownId;
    unknownPiece = model.unknownId();
    List<SentencePiece> pieces = model.pieces();
    ids = new int[pieces.size()];
    for (int piece = 0; piece < ids.length; piece++) {
      ids[piece] = idOfText.getOrDefault(pieces.get(piece).text(), unknownId);
    }
  }

  @Override
  public SubWordSplitter newSplitter() {
    SubWordSplitter splitter = model.newSplitter();
    Pieces found = new Pieces();
    return (word, length, out) -> {
      splitter.split(word, length, found);
      out.clear();
      for (int i = 0; i < found.size(); i++) {
        out.add(id(word, found, i), found.start(i), found.end(i));
      }
    };
  }

  /** Text that is unknown to the model may be known to the other vocabulary. */
  private int id(char[] word, Pieces found, int i) {
    if (found.id(i) != unknownPiece) {
      return ids[found.id(i)];
    }
    String text = new String(word, found.start(i), found.end(i) - found.start(i));
    return idOfText.getOrDefault(text, unknownId);
  }
}
