package io.rhema.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;

/** The limits that the files of a bundle state: the manifest's, else the model's own. */
final class StatedLimits {
  /** What models are built for that say nothing about their limit. */
  private static final int DEFAULT_MAX_TOKENS = 512;

  /** Different words of one text; a bag that has more is seen in parts. */
  private static final int DEFAULT_BAG = 4_096;

  /** Hugging Face writes a huge number when a tokenizer has no limit. */
  private static final int SANE_MAX_TOKENS = 1_000_000;

  private StatedLimits() {}

  static Limits of(ModelConfig config, BundleFiles files, BundleManifest manifest) {
    int most = config.maxPositions().orElse(SANE_MAX_TOKENS);
    Integer stated = manifest == null ? null : manifest.maxTokens();
    if (stated != null && stated > most) {
      throw new BundleException(
          "%s names maxTokens %d, config.json max_position_embeddings %d; the first must not exceed the second."
              .formatted(BundleManifest.FILE, stated, most));
    }
    if (stated == null) {
      stated = Math.min(most, tokenizerLimit(files));
    }
    Integer overlap = manifest == null ? null : manifest.overlap();
    try {
      return new Limits(stated, overlap == null ? defaultOverlap(stated, files) : overlap);
    } catch (IllegalArgumentException e) {
      throw new BundleException("%s: %s.".formatted(BundleManifest.FILE, e.getMessage()), e);
    }
  }

  /** The parts of a bag have no order, so nothing is lost between them. */
  private static int defaultOverlap(int maxTokens, BundleFiles files) {
    return files.isBag() ? 0 : Limits.of(maxTokens).overlap();
  }

  private static int tokenizerLimit(BundleFiles files) {
    if (files.isBag()) {
      return DEFAULT_BAG;
    }
    if (!files.has("tokenizer_config.json")) {
      return DEFAULT_MAX_TOKENS;
    }
    JsonNode limit = files.json("tokenizer_config.json").path("model_max_length");
    double tokens = limit.asDouble(0);
    return tokens >= 1 && tokens < SANE_MAX_TOKENS ? (int) tokens : DEFAULT_MAX_TOKENS;
  }
}
