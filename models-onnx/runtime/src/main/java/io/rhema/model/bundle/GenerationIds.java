package io.rhema.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The tokens that frame what a decoder writes.
 *
 * @param start that it is given before the first one
 * @param ends with any of which a text ends; at least one
 * @param pad that is no part of a text
 */
public record GenerationIds(int start, List<Integer> ends, int pad) {
  private static final String[] FILES = {"generation_config.json", ModelConfig.FILE};

  public GenerationIds {
    ends = List.copyOf(ends);
  }

  /**
   * As {@code generation_config.json} has them, else {@code config.json}.
   *
   * @throws BundleException when start or end is in neither; the message does not name the model
   */
  static GenerationIds of(ModelBundle bundle) {
    List<Integer> ends = ids(bundle, "eos_token_id");
    if (ends.isEmpty()) {
      throw missing("eos_token_id");
    }
    int start =
        first(bundle, "decoder_start_token_id")
            .orElseGet(
                () ->
                    first(bundle, "bos_token_id")
                        .orElseThrow(() -> missing("decoder_start_token_id")));
    return new GenerationIds(start, ends, first(bundle, "pad_token_id").orElse(ends.get(0)));
  }

  private static BundleException missing(String key) {
    return new BundleException(
        "neither %s nor %s has %s; a decoder needs it.".formatted(FILES[0], FILES[1], key));
  }

  private static OptionalInt first(ModelBundle bundle, String key) {
    return ids(bundle, key).stream().mapToInt(Integer::intValue).findFirst();
  }

  private static List<Integer> ids(ModelBundle bundle, String key) {
    List<Integer> ids = new ArrayList<>();
    for (String file : FILES) {
      JsonNode value = bundle.json(file).map(json -> json.path(key)).orElse(null);
      if (ids.isEmpty() && value != null) {
        (value.isArray() ? value : List.of(value))
            .forEach(
                id -> {
                  if (id.isIntegralNumber()) {
                    ids.add(id.asInt());
                  }
                });
      }
    }
    return ids;
  }
}
