package io.rhema.training.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A question such as {@code king - man + woman}: what is to {@code woman} as {@code king} is to
 * {@code man}?
 *
 * @param plus words that the answer is like; at least one
 * @param minus words that it is unlike
 */
public record Analogy(List<String> plus, List<String> minus) {
  public Analogy {
    plus = List.copyOf(plus);
    minus = List.copyOf(minus);
    if (plus.isEmpty()) {
      throw new IllegalArgumentException("an analogy adds at least one word");
    }
  }

  /**
   * Reads words parted by {@code +} and {@code -} with blanks around them, since a word may hold
   * either: {@code well-known - known + seen}.
   *
   * @throws VectorsException when words or signs do not alternate, or no word is added
   */
  public static Analogy parse(String expression) {
    List<String> plus = new ArrayList<>();
    List<String> minus = new ArrayList<>();
    String sign = "+";
    for (String part : expression.strip().split("\\s+")) {
      boolean isSign = part.equals("+") || part.equals("-");
      if (sign == null && isSign) {
        sign = part;
      } else if (sign != null && !isSign && !part.isEmpty()) {
        (sign.equals("+") ? plus : minus).add(part);
        sign = null;
      } else if (!(isSign && plus.isEmpty() && minus.isEmpty())) {
        throw malformed(expression);
      } else {
        sign = part;
      }
    }
    if (sign != null || plus.isEmpty()) {
      throw malformed(expression);
    }
    return new Analogy(plus, minus);
  }

  private static VectorsException malformed(String expression) {
    return new VectorsException(
        "Cannot read the analogy '%s': write words with + or - between them, and blanks around these, such as 'king - man + woman'."
            .formatted(expression));
  }

  /** All words of the question; none of them is an answer. */
  public List<String> words() {
    return Stream.concat(plus.stream(), minus.stream()).toList();
  }

  /** How an answer is scored (Levy and Goldberg 2014). */
  public enum Method {
    /**
     * By the cosine to the sum of the unit vectors, those of {@code minus} subtracted: the order is
     * that of 3CosAdd, the score is 1 for the same direction.
     */
    ADD,

    /**
     * 3CosMul: the product of the similarities to {@code plus}, divided by that of those to {@code
     * minus}; each is the cosine shifted to 0 to 1. No word outweighs the others.
     */
    MULTIPLY
  }
}
