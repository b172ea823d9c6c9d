package io.rhema.model.session;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What can be said about a graph alone, without a bundle around it.
 *
 * @param signature its inputs and outputs, if the runtime opens it
 * @param answer what it answers to two short rows of token ids, if it takes them
 * @param refusal why not, in one sentence; present exactly when {@code answer} is not
 */
public record ModelProbe(
    Optional<ModelSignature> signature, Optional<FloatTensor> answer, Optional<String> refusal) {

  /** Opens the graph, tries it out and closes it. */
  public static ModelProbe of(Path graph, SessionOptions options) {
    if (!Files.isRegularFile(graph)) {
      return refused(null, "%s is not a file".formatted(graph));
    }
    ModelSignature signature = null;
    try {
      signature = signature(graph, options);
      return new ModelProbe(
          Optional.of(signature), Optional.of(tryOut(graph, options)), Optional.empty());
    } catch (SessionException | InferenceException e) {
      return refused(signature, e.getMessage());
    }
  }

  private static ModelProbe refused(ModelSignature signature, String why) {
    return new ModelProbe(Optional.ofNullable(signature), Optional.empty(), Optional.of(why));
  }

  private static ModelSignature signature(Path graph, SessionOptions options) {
    try (OrtSession session = NativeSessions.create(graph, options)) {
      return NativeSessions.signature(session);
    } catch (OrtException e) {
      throw new SessionException(NativeSessions.sentence(e), e);
    }
  }

  private static FloatTensor tryOut(Path graph, SessionOptions options) {
    // Not shared with anyone who opened the same content: the file may change between probes.
    String content = "probe of " + graph.toAbsolutePath();
    try (OnnxModel model = SharedSessions.open(graph, content, options)) {
      int longest = Math.min(3, model.fixedColumns().orElse(3));
      int[] row = new int[longest];
      Arrays.fill(row, 1);
      return model.run(TokenBatch.of(List.of(row, new int[] {1}), 0));
    }
  }
}
