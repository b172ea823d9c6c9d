package io.rhema.model.text.decode;

import java.util.List;

/**
 * One step from pieces to text: rewrites the pieces, and may make fewer of them.
 *
 * <p>Implementations are immutable, hence safe for several threads.
 */
public interface PieceDecoder {

  /** Rewrites the pieces of a text; what the last step gives is put together without a blank. */
  List<String> decode(List<String> pieces);
}
