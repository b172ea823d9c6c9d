package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a plain {@code vocab.txt} does not say, as {@code tokenizer_config.json} says it.
 *
 * @param lowercase {@code do_lower_case}
 * @param stripAccents {@code strip_accents}; null means as {@code lowercase}
 * @param isolateIdeographs {@code tokenize_chinese_chars}
 * @param unknown {@code unk_token}
 * @param first {@code cls_token}
 * @param last {@code sep_token}
 * @param pad {@code pad_token}
 */
public record BertOptions(
    boolean lowercase,
    Boolean stripAccents,
    boolean isolateIdeographs,
    String unknown,
    String first,
    String last,
    String pad) {

  /** Lower case without accents, as when there is no configuration. */
  public static final BertOptions UNCASED = ofCase(true);

  /** Letters and accents as they are. */
  public static final BertOptions CASED = ofCase(false);

  private static BertOptions ofCase(boolean lowercase) {
    return new BertOptions(lowercase, null, true, "[UNK]", "[CLS]", "[SEP]", "[PAD]");
  }

  /** What a folder's {@code tokenizer_config.json} says, or {@link #UNCASED} without one. */
  static BertOptions of(Path bundleDirectory) {
    Path config = bundleDirectory.resolve(TextEncoders.TOKENIZER_CONFIG);
    return Files.exists(config) ? Refusals.in(config, () -> read(config)) : UNCASED;
  }

  /** Reads a {@code tokenizer_config.json}; what it does not say is as in {@link #UNCASED}. */
  private static BertOptions read(Path file) {
    JsonNode config = JsonFile.read(file);
    JsonNode type = config.path("tokenizer_class");
    if (type.isTextual() && !type.asText().matches("(DistilBert|Electra|Bert)Tokenizer(Fast)?")) {
      throw new BundleException(
          """
          tokenizer_class '%s' is not supported with a vocab.txt; supported: BertTokenizer, \
          DistilBertTokenizer, ElectraTokenizer; any other needs a tokenizer.json"""
              .formatted(type.asText()));
    }
    JsonNode accents = config.path("strip_accents");
    return new BertOptions(
        config.path("do_lower_case").asBoolean(true),
        accents.isBoolean() ? accents.asBoolean() : null,
        config.path("tokenize_chinese_chars").asBoolean(true),
        token(config, "unk_token", UNCASED.unknown),
        token(config, "cls_token", UNCASED.first),
        token(config, "sep_token", UNCASED.last),
        token(config, "pad_token", UNCASED.pad));
  }

  private static String token(JsonNode config, String key, String otherwise) {
    JsonNode token = config.path(key);
    return token.isObject() ? token.path("content").asText(otherwise) : token.asText(otherwise);
  }
}
