package io.rhema.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.task.Translation;

/**
 * From which language into which a model of encoder and decoder translates: {@code rhema.json}
 * tells it, else {@code tokenizer_config.json}, as Marian's ({@code source_lang}) and NLLB's
 * ({@code src_lang}) do.
 */
final class Languages {
  private static final String TOKENIZER = "tokenizer_config.json";

  private Languages() {}

  /**
   * @param manifest what {@code rhema.json} says, or null
   * @throws BundleException when neither file tells it; the message does not name the model
   */
  static Translation of(BundleFiles files, BundleManifest manifest) {
    if (manifest != null && manifest.translation() != null) {
      return manifest.translation();
    }
    if (files.has(TOKENIZER)) {
      JsonNode json = files.json(TOKENIZER);
      String source = text(json, "source_lang", "src_lang");
      String target = text(json, "target_lang", "tgt_lang");
      if (!source.isBlank() && !target.isBlank()) {
        return new Translation(source, target);
      }
    }
    throw new BundleException(
        "neither %s nor %s tells the languages; add \"translation\": {\"source\": \"en\", \"target\": \"fr\"} to the first, or source_lang and target_lang to the second."
            .formatted(BundleManifest.FILE, TOKENIZER));
  }

  private static String text(JsonNode json, String marian, String other) {
    return json.hasNonNull(marian) ? json.path(marian).asText() : json.path(other).asText("");
  }
}
