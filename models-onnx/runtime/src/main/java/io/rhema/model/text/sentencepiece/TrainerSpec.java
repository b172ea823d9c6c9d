package io.rhema.model.text.sentencepiece;

/**
 * What a model was trained with, as far as it matters for its use, {@code trainer_spec}.
 *
 * @param algorithm {@code model_type}
 * @param whitespaceAsSuffix whether blanks end pieces rather than begin them, {@code
 *     treat_whitespace_as_suffix}
 * @param byteFallback whether unknown characters become their bytes, {@code byte_fallback}
 * @param unknownSurface what the unknown piece is decoded to, {@code unk_surface}
 */
public record TrainerSpec(
    Algorithm algorithm, boolean whitespaceAsSuffix, boolean byteFallback, String unknownSurface) {

  /** What holds when a model says nothing. */
  public static final TrainerSpec DEFAULT =
      new TrainerSpec(Algorithm.UNIGRAM, false, false, " \u2047 ");

  static TrainerSpec read(WireReader spec) {
    Algorithm algorithm = DEFAULT.algorithm;
    boolean suffix = DEFAULT.whitespaceAsSuffix;
    boolean bytes = DEFAULT.byteFallback;
    String unknown = DEFAULT.unknownSurface;
    for (int field = spec.nextField(); field != 0; field = spec.nextField()) {
      switch (field) {
        case 3 -> algorithm = Algorithm.ofNumber(spec.number());
        case 24 -> suffix = spec.flag();
        case 35 -> bytes = spec.flag();
        case 44 -> unknown = spec.text();
        default -> spec.skip();
      }
    }
    return new TrainerSpec(algorithm, suffix, bytes, unknown);
  }
}
