package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Hidden words in texts that a published tokenizer cuts, as Hugging Face has it: the mask is a
 * special token, and the filled text is what the pieces decode to.
 *
 * @param matches whether the encoder itself finds the mask in a text; otherwise the text is cut
 *     there before
 * @param mask the special token
 * @param id of the mask
 */
record PieceMasks(TextEncoder encoder, TextDecoder decoder, boolean matches, String mask, int id)
    implements MaskEncoder {
  private static final List<String> USUAL = List.of("[MASK]", "<mask>");

  static MaskEncoder read(Path folder) {
    Path json = folder.resolve(TextEncoders.TOKENIZER_JSON);
    boolean matches = Files.exists(json);
    TextEncoder encoder =
        matches
            ? TextEncoders.fromTokenizerJson(json, SpecialTokens.MATCHED)
            : TextEncoders.load(folder);
    TextDecoder decoder = TextDecoders.load(folder);
    List<String> masks = Stream.concat(stated(folder).stream(), USUAL.stream()).toList();
    for (String mask : masks) {
      if (decoder.id(mask).isPresent()) {
        return new PieceMasks(encoder, decoder, matches, mask, decoder.id(mask).getAsInt());
      }
    }
    throw new BundleException(
        "%s has a tokenizer without any of %s; a model that fills in words has one of them"
            .formatted(folder, masks));
  }

  /** The {@code mask_token} of {@code tokenizer_config.json}. */
  private static Optional<String> stated(Path folder) {
    Path config = folder.resolve(TextEncoders.TOKENIZER_CONFIG);
    if (!Files.exists(config)) {
      return Optional.empty();
    }
    JsonNode token = Refusals.in(config, () -> JsonFile.read(config)).path("mask_token");
    String mask = token.isObject() ? token.path("content").asText() : token.asText("");
    return mask.isEmpty() || token.isNull() ? Optional.empty() : Optional.of(mask);
  }

  @Override
  public MaskedText encode(String text) {
    String[] parts = MaskEncoder.parts(text, mask);
    if (!matches) {
      return MaskedText.between(encoder.encode(parts[0]).ids(), id, encoder.encode(parts[1]).ids());
    }
    int[] ids = encoder.encode(text).ids();
    int[] found = IntStream.range(0, ids.length).filter(i -> ids[i] == id).toArray();
    if (found.length != 1) {
      throw new IllegalArgumentException(
          "The tokenizer makes %d hidden words of the text; it must have one %s, apart from other words."
              .formatted(found.length, mask));
    }
    return new MaskedText(ids, found[0]);
  }

  @Override
  public SequenceFormat format() {
    return encoder.format();
  }

  @Override
  public boolean answers(int answer) {
    return answer < decoder.size();
  }

  @Override
  public String word(int answer) {
    String word = decoder.decode(new int[] {answer}).strip();
    return word.isEmpty() ? decoder.piece(answer) : word;
  }

  @Override
  public String filled(String text, MaskedText encoded, int answer) {
    return decoder.decode(encoded.with(answer)).strip();
  }
}
