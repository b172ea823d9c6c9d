package io.rhema.model.text.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ByteFallback}: pieces such as {@code <0x61>} side by side are UTF-8; when they are not,
 * each becomes U+FFFD.
 */
public record ByteFallbackDecoder() implements PieceDecoder {
  private static final Pattern BYTE = Pattern.compile("<0x(\\p{XDigit}{2})>");

  @Override
  public List<String> decode(List<String> pieces) {
    List<String> decoded = new ArrayList<>(pieces.size());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String piece : pieces) {
      Matcher matcher = BYTE.matcher(piece);
      if (matcher.matches()) {
        bytes.write(Integer.parseInt(matcher.group(1), 16));
      } else {
        flush(bytes, decoded);
        decoded.add(piece);
      }
    }
    flush(bytes, decoded);
    return decoded;
  }

  private static void flush(ByteArrayOutputStream bytes, List<String> out) {
    try {
      ByteBuffer utf8 = ByteBuffer.wrap(bytes.toByteArray());
      out.add(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
    } catch (CharacterCodingException e) {
      out.addAll(Collections.nCopies(bytes.size(), "\uFFFD"));
    }
    bytes.reset();
  }
}
