package io.rhema.model.text.decode;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Replace}, in each piece.
 *
 * @param pattern what is looked for
 * @param content what takes its place, as it is
 */
public record ReplaceDecoder(Pattern pattern, String content) implements PieceDecoder {

  @Override
  public List<String> decode(List<String> pieces) {
    String replacement = Matcher.quoteReplacement(content);
    return pieces.stream().map(piece -> pattern.matcher(piece).replaceAll(replacement)).toList();
  }
}
