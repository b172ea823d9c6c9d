package io.rhema.model.text;

import io.rhema.model.bundle.BundleException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes text decoders from the tokenizer files that models are published with. */
public final class TextDecoders {

  private TextDecoders() {}

  /**
   * Loads the decoder of a model folder, from its {@code tokenizer.json}, or else from Marian's
   * {@code target.spm} and {@code vocab.json}.
   *
   * @throws BundleException when no such file is there, or one asks for what is not supported
   */
  public static TextDecoder load(Path bundleDirectory) {
    Path json = bundleDirectory.resolve(TextEncoders.TOKENIZER_JSON);
    if (Files.exists(json)) {
      return fromTokenizerJson(json);
    }
    if (Files.exists(bundleDirectory.resolve(MarianFiles.TARGET))) {
      return MarianFiles.decoder(bundleDirectory);
    }
    throw new BundleException(
        "%s has no tokenizer to decode with: put %s or %s there"
            .formatted(bundleDirectory, TextEncoders.TOKENIZER_JSON, MarianFiles.TARGET));
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
