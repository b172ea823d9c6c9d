package io.rhema.model.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a folder in the layout of sentence-transformers does with the tokens' vectors: {@code
 * modules.json} names its modules in order, {@code 1_Pooling/config.json} tells how they are
 * pooled. A folder without either is pooled by the mean, as is usual.
 */
final class SentenceModules {
  private static final String MODULES = "modules.json";
  private static final String POOLING = "1_Pooling/config.json";
  private static final String MODE = "pooling_mode_";
  private static final Map<String, Pooling> MODES =
      Map.of(
          "cls_token", Pooling.CLS,
          "mean_tokens", Pooling.MEAN,
          "max_tokens", Pooling.MAX);

  private SentenceModules() {}

  static Embedding embedding(BundleFiles files) {
    return new Embedding(pooling(files), normalised(files));
  }

  private static Pooling pooling(BundleFiles files) {
    if (!files.has(POOLING)) {
      return Pooling.MEAN;
    }
    List<String> modes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : files.json(POOLING).properties()) {
      if (entry.getKey().startsWith(MODE) && entry.getValue().asBoolean()) {
        modes.add(entry.getKey().substring(MODE.length()));
      }
    }
    if (modes.size() != 1 || !MODES.containsKey(modes.get(0))) {
      throw new BundleException(
          "%s pools by %s; supported is one of %s."
              .formatted(POOLING, modes, MODES.keySet().stream().sorted().toList()));
    }
    return MODES.get(modes.get(0));
  }

  private static boolean normalised(BundleFiles files) {
    if (!files.has(MODULES)) {
      return false;
    }
    boolean normalised = false;
    for (JsonNode module : files.jsonArray(MODULES)) {
      String type = module.path("type").asText();
      switch (type.substring(type.lastIndexOf('.') + 1)) {
        case "Transformer", "Pooling" -> {}
        case "Normalize" -> normalised = true;
        default ->
            throw new BundleException(
                "%s has the module '%s'; supported: Transformer, Pooling, Normalize. Where the graph contains it, name its output as a head in %s."
                    .formatted(MODULES, type, BundleManifest.FILE));
      }
    }
    return normalised;
  }
}
