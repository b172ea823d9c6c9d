package io.rhema.training.graph;

/**
 * Names of the weights of the head that makes an output: {@code classifier.weight} and {@code
 * classifier.bias} for {@code logits}, {@code x.weight} and {@code x.bias} for {@code x_logits}.
 *
 * @param weight {@code [hidden, labels]} of the linear layer
 * @param bias {@code [labels]} of the linear layer
 */
public record HeadWeights(String weight, String bias) {

  private static final String LOGITS = "logits";
  private static final String SUFFIX = "_" + LOGITS;

  /**
   * @throws IllegalArgumentException if the output is not named as a head's
   */
  public static HeadWeights of(String output) {
    String name = headName(output);
    return new HeadWeights(name + ".weight", name + ".bias");
  }

  /** Whether an output is named as a head's: {@code logits}, or anything before {@code _logits}. */
  public static boolean named(String output) {
    return output.equals(LOGITS) || (output.endsWith(SUFFIX) && !output.equals(SUFFIX));
  }

  static String headName(String output) {
    if (!named(output)) {
      throw new IllegalArgumentException(
          "Invalid output '%s' of a head: must be 'logits' or end in '_logits'".formatted(output));
    }
    return output.equals(LOGITS)
        ? "classifier"
        : output.substring(0, output.length() - SUFFIX.length());
  }
}
