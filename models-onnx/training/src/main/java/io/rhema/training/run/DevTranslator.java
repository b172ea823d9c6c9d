package io.rhema.training.run;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.translate.TextTranslator;
import io.rhema.model.translate.TranslatedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Translates with weights as they are during a training, in the very way in which they will be
 * served: exported, on ONNX Runtime, sentence by sentence.
 */
final class DevTranslator implements AutoCloseable {
  /** For a batch on a machine that trains at the same time. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Path folder;
  private final TextTranslator translator;

  private DevTranslator(Path folder, TextTranslator translator) {
    this.folder = folder;
    this.translator = translator;
  }

  /**
   * @param model where it would be served from
   * @param beams 1 for greedy decoding
   */
  static DevTranslator of(TranslationFolder model, ModelProto trained, int beams)
      throws IOException {
    Path folder = Files.createTempDirectory("rhema-translation");
    try {
      model.fill(folder, trained);
      BundleWriter.seal(folder, model.manifest());
      ModelBundle bundle = ModelBundle.open(folder);
      GenerationOptions options = GenerationOptions.of(bundle).withBeams(beams).withLimit(PATIENCE);
      return new DevTranslator(
          folder, TextTranslator.open(bundle, SessionOptions.DEFAULT, options));
    } catch (IOException | RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  List<String> translate(List<String> texts) {
    return translator.translate(texts).stream().map(TranslatedText::text).toList();
  }

  @Override
  public void close() throws IOException {
    translator.close();
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
