package io.rhema.model.text.analysis;

import io.rhema.model.text.normalize.Normalizer;
import io.rhema.model.text.vocabulary.AddedTokens;
import io.rhema.model.text.vocabulary.WordPieceVocabulary;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;

/** Text to WordPieces: words, then pieces. */
public final class WordPieceAnalyzer extends Analyzer {
  private final Normalizer normalizer;
  private final WordSplit split;
  private final AddedTokens addedTokens;
  private final WordPieceVocabulary vocabulary;

  public WordPieceAnalyzer(
      Normalizer normalizer,
      WordSplit split,
      AddedTokens addedTokens,
      WordPieceVocabulary vocabulary) {
    this.normalizer = normalizer;
    this.split = split;
    this.addedTokens = addedTokens;
    this.vocabulary = vocabulary;
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer words = new WordTokenizer(normalizer, split, addedTokens);
    TokenStream pieces = new WordPieceFilter(words, vocabulary);
    return new TokenStreamComponents(words, pieces);
  }
}
