package io.rhema.model.bundle;

import io.rhema.model.task.Translation;
import java.util.List;

/** The heads that the files of a bundle state: the manifest's, else the one that is worked out. */
final class StatedHeads {
  private StatedHeads() {}

  /** Of a model of one graph. */
  static List<Head> of(ModelConfig config, BundleFiles files, BundleManifest manifest) {
    if (manifest == null || manifest.heads().isEmpty()) {
      return List.of(Head.of(config.task(manifest == null ? null : manifest.task(), files)));
    }
    if (manifest.heads().stream().anyMatch(head -> head.task() instanceof Translation)) {
      throw new BundleException(
          "%s names the heads %s, but the graph is a single one; a translation needs encoder_model.onnx and a decoder."
              .formatted(BundleManifest.FILE, manifest.heads()));
    }
    return manifest.heads();
  }

  /** Of a model of encoder and decoder, which translates and does nothing else. */
  static List<Head> seq2Seq(BundleFiles files, BundleManifest manifest) {
    if (manifest == null || manifest.heads().isEmpty()) {
      String stated = manifest == null ? null : manifest.task();
      if (stated != null && !stated.equals(Translation.NAME)) {
        throw new BundleException(
            "%s names the task '%s'; a model of encoder and decoder is served for '%s'."
                .formatted(BundleManifest.FILE, stated, Translation.NAME));
      }
      return List.of(Head.of(Languages.of(files, manifest)));
    }
    List<Head> heads = manifest.heads();
    if (heads.size() != 1 || !(heads.get(0).task() instanceof Translation)) {
      throw new BundleException(
          "%s names the heads %s; a model of encoder and decoder has one, for '%s'."
              .formatted(BundleManifest.FILE, heads, Translation.NAME));
    }
    return heads;
  }
}
