package io.rhema.model.text;

import io.rhema.model.bundle.BundleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes text decoders from the tokenizer files that models are published with. */
public final class TextDecoders {

  private TextDecoders() {}

  /**
   * Loads the decoder of a model folder, from its {@code tokenizer.json}, or else from Marian's
   * {@code target.spm} and {@code vocab.json}, or BERT's {@code vocab.txt}.
   *
   * @throws BundleException when no such file is there, or one asks for what is not supported
   */
  public static TextDecoder load(Path bundleDirectory) {
    return find(bundleDirectory)
        .orElseThrow(
            () ->
                new BundleException(
                    "%s has no tokenizer to decode with: put %s, %s or %s there"
                        .formatted(
                            bundleDirectory,
                            TextEncoders.TOKENIZER_JSON,
                            MarianFiles.TARGET,
                            TextEncoders.VOCAB_TXT)));
  }

  /**
   * The same, or nothing where a folder's tokenizer keeps no pieces to decode, as words that a
   * Lucene chain has stemmed.
   *
   * @throws BundleException when a file asks for what is not supported
   */
  public static Optional<TextDecoder> find(Path bundleDirectory) {
    Path json = bundleDirectory.resolve(TextEncoders.TOKENIZER_JSON);
    if (Files.exists(json)) {
      return Optional.of(fromTokenizerJson(json));
    }
    if (Files.exists(bundleDirectory.resolve(MarianFiles.TARGET))) {
      return Optional.of(MarianFiles.decoder(bundleDirectory));
    }
    Path vocab = bundleDirectory.resolve(TextEncoders.VOCAB_TXT);
    if (Files.exists(vocab)) {
      BertOptions options = BertOptions.of(bundleDirectory);
      return Optional.of(Refusals.in(vocab, () -> VocabTxt.decoder(vocab, options)));
    }
    return Optional.empty();
  }

  /**
   * Loads the decoder of a {@code tokenizer.json}.
   *
   * @throws BundleException when the file cannot be read or asks for what is not supported
   */
  public static TextDecoder fromTokenizerJson(Path file) {
    return Refusals.in(file, () -> DecoderJson.read(JsonFile.read(file)));
  }
}
