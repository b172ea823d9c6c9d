package io.rhema.model.text.analyzer;

import java.util.Map;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;

/**
 * Makes a {@link RepeatedLettersFilter} where a chain names {@value #NAME}; its argument {@code
 * max} is 2 unless given.
 */
public final class RepeatedLettersFilterFactory extends TokenFilterFactory {
  /** What Lucene finds it by. */
  public static final String NAME = "repeatedLetters";

  private final int max;

  public RepeatedLettersFilterFactory(Map<String, String> arguments) {
    super(arguments);
    max = getInt(arguments, "max", 2);
    if (max < 1) {
      throw new IllegalArgumentException("max is %d; it must be at least 1".formatted(max));
    }
    if (!arguments.isEmpty()) {
      throw new IllegalArgumentException("Unknown parameters: " + arguments);
    }
  }

  /** For Java's service loader, which makes no instance. */
  public RepeatedLettersFilterFactory() {
    throw defaultCtorException();
  }

  @Override
  public TokenStream create(TokenStream input) {
    return new RepeatedLettersFilter(input, max);
  }
}
