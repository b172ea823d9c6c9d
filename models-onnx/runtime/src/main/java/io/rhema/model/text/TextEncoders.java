package io.rhema.model.text;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes text encoders from the tokenizer files that models are published with. */
public final class TextEncoders {
  static final String TOKENIZER_JSON = "tokenizer.json";
  static final String VOCAB_TXT = "vocab.txt";
  static final String TOKENIZER_CONFIG = "tokenizer_config.json";

  private TextEncoders() {}

  /**
   * Loads the tokenizer of a model folder: {@code analyzer.json}, or {@code tokenizer.json}, or
   * else Marian's {@code source.spm} and {@code vocab.json}, or else a BERT {@code vocab.txt}; for
   * the latter two with the options of {@code tokenizer_config.json} if there is one.
   *
   * @throws BundleException when no such file is there, or an {@code analyzer.json} beside another,
   *     or one asks for what is not supported
   */
  public static TextEncoder load(Path bundleDirectory) {
    Path analyzer = bundleDirectory.resolve(AnalyzerDefinition.FILE);
    if (Files.exists(analyzer)) {
      checkAlone(bundleDirectory);
      return Refusals.in(analyzer, () -> WordTextEncoder.read(bundleDirectory));
    }
    Path json = bundleDirectory.resolve(TOKENIZER_JSON);
    if (Files.exists(json)) {
      return fromTokenizerJson(json);
    }
    if (Files.exists(bundleDirectory.resolve(MarianFiles.SOURCE))) {
      return MarianFiles.encoder(bundleDirectory);
    }
    Path vocab = bundleDirectory.resolve(VOCAB_TXT);
    if (Files.exists(vocab)) {
      return fromVocab(vocab, BertOptions.of(bundleDirectory));
    }
    throw new BundleException(
        "%s has no tokenizer: put %s, %s, %s or %s there"
            .formatted(
                bundleDirectory,
                TOKENIZER_JSON,
                MarianFiles.SOURCE,
                VOCAB_TXT,
                AnalyzerDefinition.FILE));
  }

  private static void checkAlone(Path bundleDirectory) {
    for (String other : List.of(TOKENIZER_JSON, MarianFiles.SOURCE, VOCAB_TXT)) {
      if (Files.exists(bundleDirectory.resolve(other))) {
        throw new BundleException(
            "%s has both %s and %s; a model is fed by one of them, take the other away"
                .formatted(bundleDirectory, AnalyzerDefinition.FILE, other));
      }
    }
  }

  /**
   * Loads a {@code tokenizer.json}. Its {@code truncation} and {@code padding} are not applied: how
   * long a row may be is the model's affair, and longer texts are cut into {@linkplain Window
   * windows}.
   *
   * @throws BundleException when the file cannot be read or asks for what is not supported
   */
  public static TextEncoder fromTokenizerJson(Path file) {
    return fromTokenizerJson(file, SpecialTokens.AS_TEXT);
  }

  /** The same, with a choice of what special tokens in a text become. */
  public static TextEncoder fromTokenizerJson(Path file, SpecialTokens special) {
    return Refusals.in(file, () -> TokenizerJson.read(file, special));
  }

  /**
   * Loads a BERT vocabulary, one piece a line, the line number being the id.
   *
   * @throws BundleException when the file cannot be read or lacks a special token
   */
  public static TextEncoder fromVocab(Path file, BertOptions options) {
    return Refusals.in(file, () -> VocabTxt.read(file, options));
  }
}
