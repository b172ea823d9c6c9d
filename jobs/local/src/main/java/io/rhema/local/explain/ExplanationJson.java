package io.rhema.local.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.local.answer.JsonLine;

/**
 * An explanation as one line of JSON:
 *
 * <pre>
 * {"source", "target", "pieces": [piece, …],
 *  "steps": [{"piece", "candidates": [{"piece", "probability"}, …], "attention": [share, …]}, …]}
 * </pre>
 *
 * <p>{@code attention} is null where the graph does not tell.
 */
public final class ExplanationJson {

  private ExplanationJson() {}

  /** The line, without a line break. */
  public static String write(Explanation explanation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("source", explanation.source()).put("target", explanation.target());
    ArrayNode pieces = json.putArray("pieces");
    explanation.pieces().forEach(pieces::add);
    ArrayNode steps = json.putArray("steps");
    explanation.steps().forEach(step -> step(step, steps.addObject()));
    return JsonLine.of(json);
  }

  private static void step(Step step, ObjectNode json) {
    json.put("piece", step.chosen());
    ArrayNode candidates = json.putArray("candidates");
    for (Candidate candidate : step.candidates()) {
      candidates
          .addObject()
          .put("piece", candidate.piece())
          .put("probability", candidate.probability());
    }
    if (step.attention().isEmpty()) {
      json.putNull("attention");
    } else {
      step.attention().forEach(json.putArray("attention")::add);
    }
  }
}
