package io.rhema.model.generate;

import io.rhema.model.bundle.Seq2SeqModel;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares options with the model that they are for. */
final class TokenIdCheck {
  private TokenIdCheck() {}

  static void check(GenerationOptions options, Seq2SeqModel model) {
    if (options.maxTokens() > model.maxTokens()) {
      throw new IllegalArgumentException(
          "maxTokens is %d; the model of %s writes %d at most"
              .formatted(options.maxTokens(), model.bundle().id(), model.maxTokens()));
    }
    TokenRules rules = options.rules();
    IntStream named =
        Stream.of(
                rules.forcedFirst().stream(),
                rules.forcedLast().stream(),
                rules.badWords().stream().flatMapToInt(IntStream::of),
                rules.suppressed().stream().mapToInt(Integer::intValue),
                rules.suppressedFirst().stream().mapToInt(Integer::intValue))
            .flatMapToInt(ids -> ids);
    named
        .filter(id -> id < 0 || id >= model.vocabulary())
        .findFirst()
        .ifPresent(
            id -> {
              throw new IllegalArgumentException(
                  "a rule names the token %d; the model of %s has 0 to %d"
                      .formatted(id, model.bundle().id(), model.vocabulary() - 1));
            });
  }
}
