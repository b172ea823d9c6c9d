package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.analysis.SubWordFilter;
import io.rhema.model.text.vocabulary.PieceTrie;
import io.rhema.model.text.vocabulary.SubWordModel;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;

/** Text to the pieces of a SentencePiece model: the text as a whole, its pieces, their words. */
public final class SentencePieceAnalyzer extends Analyzer {
  private final NormalizationRules rules;
  private final boolean blankBehind;
  private final PieceTrie userDefined;
  private final SubWordModel subWords;
  private final PieceTrie tags;

  private SentencePieceAnalyzer(
      SentencePieceModel model, SubWordModel subWords, Map<String, Integer> tags) {
    rules = model.normalizer();
    blankBehind = model.trainer().whitespaceAsSuffix();
    userDefined = PieceTable.userDefined(model.pieces());
    this.subWords = subWords;
    this.tags = PieceTrie.of(tags);
  }

  /** Gives pieces the ids that they have in the model. */
  public static SentencePieceAnalyzer of(SentencePieceModel model) {
    return new SentencePieceAnalyzer(model, model.subWords(), Map.of());
  }

  /**
   * Gives pieces the ids that they have in another vocabulary.
   *
   * @param idOfPiece the other vocabulary
   * @param unknownId the id there of what it does not have
   * @param tags what a text may begin with that is no part of it but a token, with its id
   */
  public static SentencePieceAnalyzer renumbered(
      SentencePieceModel model,
      Map<String, Integer> idOfPiece,
      int unknownId,
      Map<String, Integer> tags) {
    return new SentencePieceAnalyzer(model, new RenumberedModel(model, idOfPiece, unknownId), tags);
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer text =
        new SentenceTokenizer(new SentenceNormalizer(rules, blankBehind, userDefined), tags);
    TokenStream pieces = new SubWordFilter(text, subWords);
    char blank = rules.escapeWhitespaces() ? Metaspace.SYMBOL : ' ';
    TokenStream words = new WordStartFilter(pieces, blank, blankBehind);
    return new TokenStreamComponents(text, words);
  }
}
