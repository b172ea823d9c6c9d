package io.rhema.training.run;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.Precision;
import io.rhema.model.task.Translation;
import io.rhema.training.graph.seq2seq.Seq2SeqGraphs;
import io.rhema.training.graph.seq2seq.Seq2SeqShape;
import io.rhema.training.recipe.TranslationRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that a translation model is served from.
 *
 * @param tokenizer the vocabulary that was learnt
 */
record TranslationFolder(TranslationRecipe recipe, Seq2SeqShape shape, Path tokenizer) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes graphs, configuration and vocabulary into a folder that exists. */
  void fill(Path folder, ModelProto trained) throws IOException {
    Seq2SeqGraphs.write(trained, shape, folder);
    Files.copy(tokenizer, folder.resolve("tokenizer.json"));
    Path generation = folder.resolve("generation_config.json");
    ObjectNode config = (ObjectNode) JSON.readTree(generation.toFile());
    config.put("num_beams", recipe.decoding().finalBeams());
    JSON.writerWithDefaultPrettyPrinter().writeValue(generation.toFile(), config);
  }

  /** A manifest that names neither files nor provenance yet. */
  BundleManifest manifest() {
    return BundleManifest.of(recipe.name(), recipe.version(), Translation.NAME)
        .withTranslation(new Translation(recipe.source(), recipe.target()))
        .withPrecision(Precision.FP32)
        .withLanguages(List.of(recipe.source()))
        .withLimits(shape.maxPositions(), null);
  }
}
