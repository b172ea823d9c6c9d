package io.rhema.local.explain;

import io.rhema.model.text.EncodedText;
import io.rhema.model.text.SequenceFormat;
import io.rhema.model.text.TextDecoder;
import io.rhema.model.text.TextDecoders;
import io.rhema.model.text.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of a row for a person to read, special ones included: as the vocabulary has them, or
 * where none can be read back, as the text does.
 */
final class ShownTokens {
  private final Optional<ShownPieces> pieces;
  private final SequenceFormat format;

  private ShownTokens(Optional<TextDecoder> decoder, SequenceFormat format) {
    this.pieces = decoder.map(ShownPieces::new);
    this.format = format;
  }

  /** The tokens of a bundle's tokenizer. */
  static ShownTokens of(Path bundle, SequenceFormat format) {
    return new ShownTokens(TextDecoders.find(bundle), format);
  }

  List<String> of(String text, EncodedText encoded, Window window) {
    List<String> tokens = new ArrayList<>();
    special(format.prefix(), tokens);
    for (int i = window.from(); i < window.to(); i++) {
      int id = encoded.ids()[i];
      String written = text.substring(encoded.starts()[i], encoded.ends()[i]);
      tokens.add(pieces.map(shown -> shown.of(id)).orElse(written));
    }
    special(format.suffix(), tokens);
    return tokens;
  }

  private void special(int[] ids, List<String> tokens) {
    for (int id : ids) {
      tokens.add(pieces.map(shown -> shown.of(id)).orElse("[%d]".formatted(id)));
    }
  }
}
