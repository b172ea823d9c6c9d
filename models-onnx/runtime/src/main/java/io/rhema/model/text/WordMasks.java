package io.rhema.model.text;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Form;
import io.rhema.model.text.analyzer.WordVocabulary;
import java.nio.file.Path;

/**
 * Hidden words in texts that a Lucene chain cuts. Chains drop brackets, so a text is cut at the
 * mask before; to the model, a hidden word is one that it does not know.
 */
record WordMasks(TextEncoder encoder, WordVocabulary vocabulary) implements MaskEncoder {
  private static final String MASK = "[MASK]";

  /** Messages do not name the file. */
  static MaskEncoder read(Path folder) {
    AnalyzerDefinition definition =
        AnalyzerDefinition.read(folder.resolve(AnalyzerDefinition.FILE));
    if (definition.form() != Form.SEQUENCE) {
      throw new BundleException(
          "has the form '%s'; a hidden word has its place in a '%s'"
              .formatted(definition.form(), Form.SEQUENCE));
    }
    return new WordMasks(
        WordTextEncoder.read(folder), WordVocabulary.read(folder.resolve(definition.vocabulary())));
  }

  @Override
  public String mask() {
    return MASK;
  }

  @Override
  public MaskedText encode(String text) {
    String[] parts = MaskEncoder.parts(text, MASK);
    return MaskedText.between(
        encoder.encode(parts[0]).ids(), WordVocabulary.UNKNOWN, encoder.encode(parts[1]).ids());
  }

  @Override
  public SequenceFormat format() {
    return encoder.format();
  }

  @Override
  public boolean answers(int id) {
    return id >= WordVocabulary.FIRST && id < vocabulary.size();
  }

  @Override
  public String word(int id) {
    return vocabulary.word(id);
  }

  @Override
  public String filled(String text, MaskedText encoded, int id) {
    return text.replace(MASK, word(id));
  }
}
