package io.rhema.training.data;

import io.rhema.model.text.EncodedText;
import io.rhema.training.recipe.Casing;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a sentence, and which of its sub-words are those of which token.
 *
 * @param from for each token the index of its first sub-word, and one entry more for the end
 */
record WordPieces(EncodedText text, int[] from) {

  static WordPieces of(RowEncoder encoder, SpacedSentence sentence, Casing casing) {
    StringBuilder joined = new StringBuilder();
    int[] ends = new int[sentence.tokens().size()];
    for (int i = 0; i < ends.length; i++) {
      joined.append(i == 0 || sentence.attached()[i] ? "" : " ");
      joined.append(casing.apply(sentence.tokens().get(i)));
      ends[i] = joined.length();
    }
    EncodedText text = encoder.encode(joined.toString());
    int[] from = new int[ends.length + 1];
    int piece = 0;
    for (int i = 0; i < ends.length; i++) {
      from[i] = piece;
      while (piece < text.size() && text.starts()[piece] < ends[i]) {
        piece++;
      }
    }
    from[ends.length] = text.size();
    return new WordPieces(text, from);
  }

  /**
   * Cuts the sentence between words so that each part has at most {@code room} sub-words, if its
   * words allow it.
   *
   * @return for each part the index of its first word, and one entry more for the end
   */
  int[] parts(int room) {
    List<Integer> cuts = new ArrayList<>(List.of(0));
    int first = 0;
    for (int word = 0; word + 1 < from.length; word++) {
      if (word > first && from[word + 1] - from[first] > room) {
        cuts.add(word);
        first = word;
      }
    }
    cuts.add(from.length - 1);
    return cuts.stream().mapToInt(Integer::intValue).toArray();
  }
}
