package io.rhema.job.finetune.check;

import io.rhema.job.finetune.example.MarkedText;
import io.rhema.job.finetune.example.Origin;
import io.rhema.job.finetune.example.Reason;
import io.rhema.job.finetune.example.Span;
import io.rhema.job.finetune.example.TrainingExample;
import io.rhema.model.text.EncodedText;
import io.rhema.schema.LabelledExample;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Spans are of the model's types, lie in the text, one behind the other, and are made of whole
 * tokens.
 *
 * @param types the model's, without {@code B-} and {@code I-}
 */
record SpanCheck(Set<String> types) implements AnswerCheck {
  private static final String OUTSIDE = "O";

  /**
   * @param labels of a tagger, {@code O} and others with or without a prefix
   */
  static SpanCheck of(List<String> labels) {
    Set<String> types = new TreeSet<>();
    for (String label : labels) {
      boolean prefixed = label.startsWith("B-") || label.startsWith("I-");
      types.add(prefixed ? label.substring(2) : label);
    }
    types.remove(OUTSIDE);
    return new SpanCheck(types);
  }

  @Override
  public TrainingExample check(LabelledExample example, EncodedText encoded, Origin origin) {
    String text = example.getText();
    TokenBounds bounds = new TokenBounds(text, encoded);
    List<Span> spans =
        example.getSpans().stream()
            .map(span -> new Span(span.getLabel(), span.getStart(), span.getEnd()))
            .sorted(Comparator.comparingInt(Span::start).thenComparingInt(Span::end))
            .toList();
    Span before = null;
    for (Span span : spans) {
      if (!types.contains(span.label())) {
        throw new RefusalException(
            Reason.UNKNOWN_LABEL,
            "The span's label '%s' is not among the model's types %s."
                .formatted(Quoted.of(span.label()), types));
      }
      requirePlace(span, before, text.length());
      requireTokens(span, bounds, text);
      before = span;
    }
    return new MarkedText(text, spans, origin);
  }

  private static void requirePlace(Span span, Span before, int length) {
    if (span.start() < 0 || span.end() > length || span.start() >= span.end()) {
      throw wrong(
          "The span %s does not lie in the text, which has the characters 0 to %d; its end is exclusive."
              .formatted(shown(span), length));
    }
    if (before != null && span.start() < before.end()) {
      throw wrong(
          "The spans %s and %s overlap; each must begin behind the one before."
              .formatted(shown(before), shown(span)));
    }
  }

  private static void requireTokens(Span span, TokenBounds bounds, String text) {
    if (!bounds.areBegun(span.start()) || !bounds.areEnded(span.end())) {
      throw wrong(
          "The span %s, '%s', cuts a token of the model or has blanks around it; it must be made of whole tokens."
              .formatted(shown(span), Quoted.of(text.substring(span.start(), span.end()))));
    }
  }

  private static String shown(Span span) {
    return "%s %d-%d".formatted(Quoted.of(span.label()), span.start(), span.end());
  }

  private static RefusalException wrong(String message) {
    return new RefusalException(Reason.WRONG_SPAN, message);
  }
}
