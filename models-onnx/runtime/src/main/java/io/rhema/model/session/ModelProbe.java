package io.rhema.model.session;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.rhema.model.session.ModelSignature.Port;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be said about a graph alone, without a bundle around it.
 *
 * @param signature its inputs and outputs, if the runtime opens it
 * @param answers what it answers to two short rows of token ids, by the names of its float outputs;
 *     empty if it does not take them
 * @param refusal why not, in one sentence; present exactly when there are no answers
 */
public record ModelProbe(
    Optional<ModelSignature> signature,
    Map<String, FloatTensor> answers,
    Optional<String> refusal) {

  /** Opens the graph, tries it out and closes it. */
  public static ModelProbe of(Path graph, SessionOptions options) {
    if (!Files.isRegularFile(graph)) {
      return refused(null, "%s is not a file".formatted(graph));
    }
    ModelSignature signature = null;
    try {
      signature = signature(graph, options);
      return new ModelProbe(Optional.of(signature), tryOut(graph, options), Optional.empty());
    } catch (SessionException | InferenceException e) {
      return refused(signature, e.getMessage());
    }
  }

  private static ModelProbe refused(ModelSignature signature, String why) {
    return new ModelProbe(Optional.ofNullable(signature), Map.of(), Optional.of(why));
  }

  private static ModelSignature signature(Path graph, SessionOptions options) {
    try (OrtSession session = NativeSessions.create(GraphSource.of(graph), options)) {
      return NativeSessions.signature(session);
    } catch (OrtException e) {
      throw new SessionException(NativeSessions.sentence(e), e);
    }
  }

  private static Map<String, FloatTensor> tryOut(Path graph, SessionOptions options) {
    // Not shared with anyone who opened the same content: the file may change between probes.
    String content = "probe of " + graph.toAbsolutePath();
    try (OnnxModel model = SharedSessions.open(graph, content, options)) {
      int longest = Math.min(3, model.fixedColumns().orElse(3));
      int[] row = new int[longest];
      Arrays.fill(row, 1);
      List<String> outputs =
          model.signature().outputs().stream().filter(Port::isFloat).map(Port::name).toList();
      if (outputs.isEmpty()) {
        throw new SessionException(
            "the graph has no float output; its outputs are " + model.signature().outputs());
      }
      List<FloatTensor> answers = model.run(TokenBatch.of(List.of(row, new int[] {1}), 0), outputs);
      Map<String, FloatTensor> byOutput = new LinkedHashMap<>();
      for (int i = 0; i < outputs.size(); i++) {
        byOutput.put(outputs.get(i), answers.get(i));
      }
      return byOutput;
    }
  }
}
