package io.rhema.local.explain;

import java.util.List;

/** Explanations to be shown. */
final class Explanations {
  static final Explanation LOVE =
      new Explanation(
          "I love you",
          "Je t'aime",
          List.of("▁I", "▁love", "▁you", "</s>"),
          List.of(
              step("▁Je", 0.9, 0.05, 0.03, 0.02),
              step("▁t", 0.1, 0.1, 0.7, 0.1),
              step("'aime", 0.0, 1.0, 0.0, 0.0),
              step("</s>", 0.25, 0.25, 0.25, 0.25)));

  private Explanations() {}

  static Step step(String chosen, Double... attention) {
    return new Step(
        chosen,
        List.of(new Candidate(chosen, 0.75), new Candidate("▁other", 0.125)),
        List.of(attention));
  }

  static Explanation hostile() {
    String text = "<script>\"&'\u001b[2J\u202E\n\u0000\uD800</script>";
    return new Explanation(
        text,
        text,
        List.of(text),
        List.of(new Step(text, List.of(new Candidate(text, 1)), List.of(1.0))));
  }
}
