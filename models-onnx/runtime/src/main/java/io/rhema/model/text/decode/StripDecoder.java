package io.rhema.model.text.decode;

import java.util.List;

/**
 * {@code Strip}, in each piece.
 *
 * @param content the character to drop
 * @param start how often at most at the beginning
 * @param stop how often at most at the end
 */
public record StripDecoder(String content, int start, int stop) implements PieceDecoder {

  @Override
  public List<String> decode(List<String> pieces) {
    return pieces.stream().map(this::strip).toList();
  }

  private String strip(String piece) {
    int width = content.length();
    int from = 0;
    for (int i = 0; i < start && piece.startsWith(content, from); i++) {
      from += width;
    }
    int to = piece.length();
    for (int i = 0; i < stop && to - from >= width && piece.startsWith(content, to - width); i++) {
      to -= width;
    }
    return piece.substring(from, to);
  }
}
