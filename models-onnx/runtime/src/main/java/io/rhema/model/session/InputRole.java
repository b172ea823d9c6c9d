package io.rhema.model.session;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an input of a text model is for, recognised by the names that exporters give it. */
enum InputRole {
  IDS,
  MASK,
  TYPES,
  POSITIONS,

  /** How the word of each token is written; our own, for models with an uncased vocabulary. */
  SHAPES,

  /** How much each token counts; our own, for bags of words. */
  WEIGHTS;

  private static final Map<String, InputRole> BY_NAME =
      Map.ofEntries(
          entry("input_ids", IDS),
          entry("input_word_ids", IDS),
          entry("token_ids", IDS),
          entry("tokens", IDS),
          entry("ids", IDS),
          entry("input", IDS),
          entry("attention_mask", MASK),
          entry("input_mask", MASK),
          entry("attn_mask", MASK),
          entry("mask", MASK),
          entry("token_type_ids", TYPES),
          entry("segment_ids", TYPES),
          entry("input_type_ids", TYPES),
          entry("position_ids", POSITIONS),
          entry("shape_ids", SHAPES),
          entry("token_weights", WEIGHTS));

  private static final Set<String> WHOLE_NUMBERS = Set.of("int64", "int32");
  private static final Set<String> NUMBERS = Set.of("int64", "int32", "float", "float16", "bool");

  /** TensorFlow's scope, signature and output number; Keras' and PyTorch's counters. */
  private static final Pattern DECORATION =
      Pattern.compile("^(.*/)?(serving_default_)?|(:\\d+)$|[_.]?\\d+(?=(:\\d+)?$)");

  /** The element types, in ONNX's spelling, that this role can be fed in. */
  Set<String> types() {
    return switch (this) {
      case IDS, TYPES, POSITIONS, SHAPES -> WHOLE_NUMBERS;
      case MASK -> NUMBERS;
      case WEIGHTS -> Set.of("float");
    };
  }

  /**
   * What a model is told about one position of a batch; columns may go beyond the batch's own. A
   * double holds every id and every weight as it is.
   */
  double value(TokenBatch batch, int row, int column) {
    return switch (this) {
      case IDS ->
          column < batch.columns() ? batch.ids()[row * batch.columns() + column] : batch.padId();
      case MASK -> column < batch.lengths()[row] ? 1 : 0;
      case TYPES -> 0;
      case POSITIONS -> column;
      case SHAPES -> column < batch.columns() ? batch.shapes()[row * batch.columns() + column] : 0;
      case WEIGHTS -> batch.weight(row, column);
    };
  }

  static Optional<InputRole> of(String input) {
    return Optional.ofNullable(BY_NAME.get(plainName(input)));
  }

  /** A name without what exporters put around it: {@code serving_default_input_ids:0}. */
  static String plainName(String name) {
    return DECORATION.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
