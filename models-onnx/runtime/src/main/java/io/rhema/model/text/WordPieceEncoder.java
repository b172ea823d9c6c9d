package io.rhema.model.text;

import io.rhema.model.text.analysis.OffsetTrim;
import io.rhema.model.text.analysis.SubWordAnalyzer;
import io.rhema.model.text.analysis.WordSplit;
import io.rhema.model.text.normalize.Normalizer;
import io.rhema.model.text.vocabulary.AddedToken;
import io.rhema.model.text.vocabulary.AddedTokens;
import io.rhema.model.text.vocabulary.WordPieceVocabulary;
import java.util.List;

/** Puts the parts of a WordPiece tokenizer together, wherever they were read from. */
record WordPieceEncoder(
    Normalizer normalizer,
    WordSplit split,
    List<AddedToken> addedTokens,
    WordPieceVocabulary vocabulary,
    SequenceFormat format) {

  TextEncoder build() {
    SubWordAnalyzer analyzer =
        new SubWordAnalyzer(
            normalizer,
            AddedTokens.of(addedTokens, normalizer),
            split,
            List.of(),
            vocabulary,
            OffsetTrim.NONE);
    return new AnalyzerTextEncoder(analyzer, fingerprint(), format);
  }

  private String fingerprint() {
    Fingerprint fingerprint = new Fingerprint().add("wordpiece").add(normalizer.steps().toString());
    fingerprint.add(split.toString()).add(addedTokens.toString());
    fingerprint.add(vocabulary.unknownPiece()).add(vocabulary.continuationPrefix());
    fingerprint.add(vocabulary.maxWordLength());
    vocabulary.pieces().forEach((id, piece) -> fingerprint.add(id).add(piece));
    return fingerprint.hex();
  }
}
