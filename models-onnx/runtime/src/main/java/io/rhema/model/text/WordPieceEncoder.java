package io.rhema.model.text;

import io.rhema.model.text.analysis.WordPieceAnalyzer;
import io.rhema.model.text.analysis.WordSplit;
import io.rhema.model.text.normalize.Normalizer;
import io.rhema.model.text.vocabulary.WordPieceVocabulary;

/** Puts the parts of a WordPiece tokenizer together, wherever they were read from. */
record WordPieceEncoder(
    Normalizer normalizer, WordSplit split, WordPieceVocabulary vocabulary, SequenceFormat format) {

  TextEncoder build() {
    return new AnalyzerTextEncoder(
        new WordPieceAnalyzer(normalizer, split, vocabulary), fingerprint(), format);
  }

  private String fingerprint() {
    Fingerprint fingerprint = new Fingerprint().add("wordpiece").add(normalizer.steps().toString());
    fingerprint.add(split.toString()).add(vocabulary.unknownPiece());
    fingerprint.add(vocabulary.continuationPrefix()).add(vocabulary.maxWordLength());
    vocabulary.pieces().forEach((id, piece) -> fingerprint.add(id).add(piece));
    return fingerprint.hex();
  }
}
