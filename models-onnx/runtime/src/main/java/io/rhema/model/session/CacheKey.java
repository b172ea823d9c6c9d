package io.rhema.model.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tensor that a decoder is given and has not made from its token ids alone. Its first axis is the
 * rows.
 *
 * @param kind what becomes of it from step to step
 * @param layer number of the layer, from 0
 * @param part which of the layer's tensors
 */
record CacheKey(Kind kind, int layer, String part) {

  /** What becomes of such a tensor from step to step. */
  enum Kind {
    /** Keys and values of what was written: {@code [rows, heads, past, dimensions]}, grows. */
    SELF,
    /** Keys and values of the source: {@code [rows, heads, source, dimensions]}, stays. */
    CROSS,
    /** The state of a recurrent layer: {@code [rows, …]}, is replaced. */
    STATE,
    /** The encoder's vectors: {@code [rows, source, dimensions]}, stays. */
    HIDDEN;

    /** Whether it depends on the source alone. */
    boolean stays() {
      return this == CROSS || this == HIDDEN;
    }
  }

  static final CacheKey HIDDEN = new CacheKey(Kind.HIDDEN, 0, "");

  private static final Pattern CACHE = Pattern.compile("(decoder|encoder)\\.(key|value)");
  private static final Pattern STATE = Pattern.compile("hidden|cell");

  /** By the name of a decoder's input: {@code past_key_values.0.decoder.key}. */
  static Optional<CacheKey> ofInput(String name) {
    return of(name, "past_key_values.", "past_states.");
  }

  /** By the name of an output: {@code present.0.decoder.key}. */
  static Optional<CacheKey> ofOutput(String name) {
    return of(name, "present.", "present_states.");
  }

  private static Optional<CacheKey> of(String name, String caches, String states) {
    if (name.startsWith(caches)) {
      return numbered(name.substring(caches.length()), CACHE);
    }
    return name.startsWith(states)
        ? numbered(name.substring(states.length()), STATE)
        : Optional.empty();
  }

  private static Optional<CacheKey> numbered(String rest, Pattern parts) {
    Matcher matcher = Pattern.compile("(\\d{1,4})\\.(" + parts + ")").matcher(rest);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String part = matcher.group(2);
    Kind kind =
        parts.equals(STATE) ? Kind.STATE : part.startsWith("encoder.") ? Kind.CROSS : Kind.SELF;
    return Optional.of(new CacheKey(kind, Integer.parseInt(matcher.group(1)), part));
  }

  /** Axes of its tensor, or 0 where any number will do. */
  int rank() {
    return switch (kind) {
      case SELF, CROSS -> 4;
      case HIDDEN -> 3;
      case STATE -> 0;
    };
  }

  @Override
  public String toString() {
    return kind == Kind.HIDDEN ? "encoder_hidden_states" : layer + "." + part;
  }
}
