package io.rhema.model.text.analysis;

import io.rhema.model.text.normalize.Normalizer;
import io.rhema.model.text.pretokenize.PreTokenizer;
import io.rhema.model.text.vocabulary.AddedTokens;
import io.rhema.model.text.vocabulary.SubWordModel;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;

/** Text to sub-words: words, by as many splits as there are, then pieces. */
public final class SubWordAnalyzer extends Analyzer {
  private final Normalizer normalizer;
  private final AddedTokens addedTokens;
  private final WordSplit split;
  private final List<PreTokenizer> preTokenizers;
  private final SubWordModel model;
  private final OffsetTrim trim;

  /**
   * Makes the analyzer.
   *
   * @param split where the tokenizer itself splits
   * @param preTokenizers how the words are split further, in order
   * @param trim what the offsets of pieces leave out
   */
  public SubWordAnalyzer(
      Normalizer normalizer,
      AddedTokens addedTokens,
      WordSplit split,
      List<PreTokenizer> preTokenizers,
      SubWordModel model,
      OffsetTrim trim) {
    this.normalizer = normalizer;
    this.addedTokens = addedTokens;
    this.split = split;
    this.preTokenizers = List.copyOf(preTokenizers);
    this.model = model;
    this.trim = trim;
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer words = new WordTokenizer(normalizer, split, addedTokens);
    TokenStream tokens = words;
    for (PreTokenizer preTokenizer : preTokenizers) {
      tokens = new PreTokenFilter(tokens, preTokenizer);
    }
    tokens = new SubWordFilter(tokens, model);
    if (trim != OffsetTrim.NONE) {
      tokens = new OffsetTrimFilter(tokens, trim);
    }
    return new TokenStreamComponents(words, tokens);
  }
}
