package io.rhema.model.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.rhema.model.bundle.ModelBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Reads {@code generation_config.json}. Where it is missing, {@code config.json} is read in its
 * place, as Hugging Face does. What would change the result and is not supported is refused; what
 * only adds outputs is ignored.
 */
final class GenerationConfig {
  static final String FILE = "generation_config.json";
  private static final String OLD_FILE = "config.json";

  /** Settings that are not supported, with the value at which they do nothing. */
  private static final Map<String, Double> NEUTRAL =
      Map.of(
          "num_beam_groups", 1.0,
          "diversity_penalty", 0.0,
          "penalty_alpha", 0.0,
          "encoder_repetition_penalty", 1.0,
          "encoder_no_repeat_ngram_size", 0.0,
          "do_sample", 0.0);

  private static final List<String> UNSUPPORTED =
      List.of(
          "exponential_decay_length_penalty",
          "force_words_ids",
          "constraints",
          "sequence_bias",
          "forced_decoder_ids");

  private final ModelBundle bundle;
  private final String file;
  private final JsonNode json;

  private GenerationConfig(ModelBundle bundle, String file, JsonNode json) {
    this.bundle = bundle;
    this.file = file;
    this.json = json;
  }

  static GenerationConfig of(ModelBundle bundle) {
    return bundle
        .json(FILE)
        .map(json -> new GenerationConfig(bundle, FILE, json))
        .orElseGet(
            () ->
                new GenerationConfig(
                    bundle, OLD_FILE, bundle.json(OLD_FILE).orElse(MissingNode.getInstance())));
  }

  GenerationOptions options() {
    refuseUnsupported();
    int most = bundle.limits().maxTokens();
    try {
      return new GenerationOptions(
          json.path("num_beams").asInt(1),
          Math.min(most, maxTokens(most)),
          json.path("length_penalty").asDouble(1),
          earlyStopping(),
          rules(),
          GenerationOptions.DEFAULT_LIMIT);
    } catch (IllegalArgumentException e) {
      throw bundle.refusal("%s: %s.".formatted(file, e.getMessage()));
    }
  }

  /** {@code max_length} counts the start token, {@code max_new_tokens} does not and goes first. */
  private int maxTokens(int most) {
    if (json.hasNonNull("max_new_tokens")) {
      return json.path("max_new_tokens").asInt();
    }
    return json.hasNonNull("max_length") ? json.path("max_length").asInt() - 1 : most;
  }

  private EarlyStopping earlyStopping() {
    JsonNode value = json.path("early_stopping");
    if (value.isMissingNode() || value.isNull() || (value.isBoolean() && !value.asBoolean())) {
      return EarlyStopping.WHEN_UNLIKELY;
    }
    if (value.isBoolean()) {
      return EarlyStopping.AT_ONCE;
    }
    if (value.asText().equals("never")) {
      return EarlyStopping.WHEN_IMPOSSIBLE;
    }
    throw bundle.refusal(
        "%s: early_stopping is %s; supported: true, false, \"never\".".formatted(file, value));
  }

  private TokenRules rules() {
    List<int[]> badWords = new ArrayList<>();
    for (JsonNode word : json.path("bad_words_ids")) {
      badWords.add(ids(word).stream().mapToInt(Integer::intValue).toArray());
    }
    return new TokenRules(
        id("forced_bos_token_id"),
        id("forced_eos_token_id"),
        badWords,
        ids(json.path("suppress_tokens")),
        ids(json.path("begin_suppress_tokens")),
        json.path("no_repeat_ngram_size").asInt(0),
        json.path("repetition_penalty").asDouble(1),
        Math.max(json.path("min_length").asInt(0) - 1, json.path("min_new_tokens").asInt(0)),
        json.path("renormalize_logits").asBoolean(false));
  }

  /** One id, or the first of a list. */
  private OptionalInt id(String key) {
    JsonNode value = json.path(key).isArray() ? json.path(key).path(0) : json.path(key);
    return value.isIntegralNumber() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
  }

  private static List<Integer> ids(JsonNode list) {
    List<Integer> ids = new ArrayList<>();
    list.forEach(id -> ids.add(id.asInt()));
    return ids;
  }

  private void refuseUnsupported() {
    NEUTRAL.forEach(
        (key, neutral) -> {
          JsonNode value = json.path(key);
          double number = value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asDouble(neutral);
          if (number != neutral) {
            throw unsupported(key);
          }
        });
    for (String key : UNSUPPORTED) {
      if (json.hasNonNull(key) && !json.path(key).isEmpty()) {
        throw unsupported(key);
      }
    }
  }

  private RuntimeException unsupported(String key) {
    return bundle.refusal(
        "%s sets %s to %s, which is not supported; take it out, or choose greedy or beam search by num_beams."
            .formatted(file, key, json.path(key)));
  }
}
