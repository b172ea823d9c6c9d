package io.rhema.training.recipe;

import java.util.List;
import java.util.Optional;

/**
 * Reads which texts a recipe learns from and which it is measured on.
 *
 * @param labels whether labels count
 */
record DataFileReader(boolean labels) {

  /** A file, or the part of one that is held out. */
  DataFile dev(RecipeNode node) {
    double heldOut = node.number("hold-out", 0.0, 0, 0.9);
    return file(node, !labels, false, heldOut == 0 ? Share.ALL : Share.heldOut(heldOut));
  }

  /** Of a file that the dev set is held out from, the training gets the rest. */
  DataFile training(RecipeNode node, DataFile dev) {
    boolean parted = !dev.share().equals(Share.ALL) && dev.path().equals(node.text("path"));
    double sample = node.number("sample", 1.0, 1e-6, 1);
    Share share =
        parted ? dev.share().rest(sample) : sample == 1 ? Share.ALL : new Share(0, sample);
    boolean unlabelled = !labels || node.flag("unlabelled", false);
    boolean sentences = node.flag("sentences", false);
    if (sentences && !unlabelled) {
      throw new RecipeException(
          "Invalid sentences=true of %s: a sentence need not be of its text's label; only texts with unlabelled=true can be cut"
              .formatted(node.text("path")));
    }
    return file(node, unlabelled, sentences, share);
  }

  private static DataFile file(
      RecipeNode node, boolean unlabelled, boolean sentences, Share share) {
    DataFile file =
        new DataFile(
            node.text("path"),
            node.list("columns", List.of()),
            unlabelled ? Optional.empty() : Optional.of(node.text("label-column", "label")),
            node.text("text-column", "text"),
            share,
            sentences,
            node.text("name"),
            node.text("licence"));
    node.refuseOtherKeys();
    return file;
  }
}
