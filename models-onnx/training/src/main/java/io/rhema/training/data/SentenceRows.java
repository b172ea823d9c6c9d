package io.rhema.training.data;

import io.rhema.model.text.EncodedText;
import io.rhema.training.recipe.Casing;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/** A sentence of one spacing in several casings, of which rows are made. */
final class SentenceRows {
  private static final String BEGINS = "B-";
  private static final String GOES_ON = "I-";

  private final RowEncoder encoder;
  private final List<String> labels;
  private final BiPredicate<String, String> learnt;
  private final SpacedSentence sentence;
  private final Map<Casing, WordPieces> pieces = new EnumMap<>(Casing.class);

  /**
   * @param labels in BIO, in the order of the model's outputs
   * @param learnt whether a token with a tag has a label
   */
  SentenceRows(
      RowEncoder encoder,
      List<String> labels,
      BiPredicate<String, String> learnt,
      SpacedSentence sentence,
      Set<Casing> casings) {
    this.encoder = encoder;
    this.labels = labels;
    this.learnt = learnt;
    this.sentence = sentence;
    casings.forEach(c -> pieces.put(c, WordPieces.of(encoder, sentence, c)));
  }

  /**
   * Where to {@linkplain WordPieces#parts cut} the sentence, by its pieces as it is written.
   *
   * @param room sub-words that fit a row
   */
  int[] parts(int room) {
    return pieces.get(Casing.AS_WRITTEN).parts(room);
  }

  /**
   * One row in each casing, of the words {@code [first, end)} or as many pieces as there is room
   * for.
   */
  Map<Casing, TaggedRow> rows(int first, int end, int room) {
    Map<Casing, TaggedRow> rows = new EnumMap<>(Casing.class);
    pieces.forEach((c, p) -> rows.put(c, row(p, first, end, room)));
    return rows;
  }

  private TaggedRow row(WordPieces pieces, int first, int end, int room) {
    EncodedText text = pieces.text();
    int from = pieces.from()[first];
    int to = Math.min(pieces.from()[end], from + room);
    int shift = encoder.prefix() - from;
    int[] positions = new int[to - from];
    int[] answers = new int[to - from];
    int[] words = new int[end - first];
    IntStream.Builder unlabelled = IntStream.builder();
    int count = 0;
    for (int word = first; word < end; word++) {
      int begin = Math.min(to, pieces.from()[word]);
      int stop = Math.min(to, pieces.from()[word + 1]);
      words[word - first] = begin < stop ? begin + shift : -1;
      String tag = sentence.tags().get(word);
      boolean labelled = learnt.test(sentence.tokens().get(word), tag);
      for (int piece = begin; piece < stop; piece++) {
        if (piece > begin && text.words()[piece] == text.words()[piece - 1]) {
          continue;
        }
        if (labelled) {
          positions[count] = piece + shift;
          answers[count++] = labels.indexOf(piece == begin ? tag : continued(tag));
        } else {
          unlabelled.add(piece + shift);
        }
      }
    }
    return new TaggedRow(
        encoder.row(text, from, to),
        Arrays.copyOf(positions, count),
        Arrays.copyOf(answers, count),
        unlabelled.build().toArray(),
        words);
  }

  private static String continued(String tag) {
    return tag.startsWith(BEGINS) ? GOES_ON + tag.substring(BEGINS.length()) : tag;
  }
}
