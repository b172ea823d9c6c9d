package io.rhema.model.session;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an input of a text model is for, recognised by the names that exporters give it. */
enum InputRole {
  IDS(
      Set.of("int64", "int32"),
      "input_ids",
      "input_word_ids",
      "token_ids",
      "tokens",
      "ids",
      "input"),
  MASK(
      Set.of("int64", "int32", "float", "float16", "bool"),
      "attention_mask",
      "input_mask",
      "attn_mask",
      "mask"),
  TYPES(Set.of("int64", "int32"), "token_type_ids", "segment_ids", "input_type_ids"),
  POSITIONS(Set.of("int64", "int32"), "position_ids");

  /** TensorFlow's scope, signature and output number; Keras' and PyTorch's counters. */
  private static final Pattern DECORATION =
      Pattern.compile("^(.*/)?(serving_default_)?|(:\\d+)$|[_.]?\\d+(?=(:\\d+)?$)");

  private final Set<String> types;
  private final Set<String> names;

  InputRole(Set<String> types, String... names) {
    this.types = types;
    this.names = Set.of(names);
  }

  /** The element types, in ONNX's spelling, that this role can be fed in. */
  Set<String> types() {
    return types;
  }

  /** What a model is told about one position of a batch; columns may go beyond the batch's own. */
  int value(TokenBatch batch, int row, int column) {
    return switch (this) {
      case IDS ->
          column < batch.columns() ? batch.ids()[row * batch.columns() + column] : batch.padId();
      case MASK -> column < batch.lengths()[row] ? 1 : 0;
      case TYPES -> 0;
      case POSITIONS -> column;
    };
  }

  static Optional<InputRole> of(String input) {
    String plain = plainName(input);
    for (InputRole role : values()) {
      if (role.names.contains(plain)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** A name without what exporters put around it: {@code serving_default_input_ids:0}. */
  static String plainName(String name) {
    return DECORATION.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
