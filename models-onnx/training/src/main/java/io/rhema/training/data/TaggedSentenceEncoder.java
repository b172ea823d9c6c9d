package io.rhema.training.data;

import io.rhema.model.text.EncodedText;
import io.rhema.training.recipe.Casing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns tagged sentences into rows of one vocabulary.
 *
 * <p>Words of a file and words of a tokenizer are not the same: {@code U.S.} is one of the former
 * and four of the latter. The first piece of each of the latter has a label; the first of a file's
 * word has its tag, and the others, in an entity, {@code I-}.
 */
public final class TaggedSentenceEncoder {
  private static final String BEGINS = "B-";
  private static final String GOES_ON = "I-";

  private final RowEncoder encoder;
  private final List<String> labels;

  /**
   * @param labels in BIO, in the order of the model's outputs
   */
  public TaggedSentenceEncoder(RowEncoder encoder, List<String> labels) {
    this.encoder = encoder;
    this.labels = List.copyOf(labels);
  }

  /**
   * Encodes a sentence as one row, or as several when it is longer. Of a single word that is longer
   * than a row, the rest is dropped.
   *
   * @param maxTokens length of the longest row, special tokens included
   * @param casings in which the rows are wanted
   * @param missing types that nobody marked in it
   */
  public List<TaggedExample> encode(
      TaggedSentence sentence, int maxTokens, Set<Casing> casings, List<String> missing) {
    Map<Casing, WordPieces> pieces = new EnumMap<>(Casing.class);
    casings.forEach(c -> pieces.put(c, WordPieces.of(encoder, sentence.tokens(), c)));
    int room = encoder.room(maxTokens);
    int[] parts = pieces.get(Casing.AS_WRITTEN).parts(room);
    List<TaggedExample> examples = new ArrayList<>();
    for (int i = 0; i + 1 < parts.length; i++) {
      int first = parts[i];
      int end = parts[i + 1];
      Map<Casing, TaggedRow> forms = new EnumMap<>(Casing.class);
      pieces.forEach((c, p) -> forms.put(c, row(p, sentence.tags(), first, end, room)));
      examples.add(new TaggedExample(forms, missingLabels(missing)));
    }
    return examples;
  }

  private int[] missingLabels(List<String> types) {
    return types.stream()
        .flatMapToInt(
            type ->
                Arrays.stream(
                    new int[] {labels.indexOf(BEGINS + type), labels.indexOf(GOES_ON + type)}))
        .toArray();
  }

  private TaggedRow row(WordPieces pieces, List<String> tags, int first, int end, int room) {
    EncodedText text = pieces.text();
    int from = pieces.from()[first];
    int to = Math.min(pieces.from()[end], from + room);
    int shift = encoder.prefix() - from;
    int[] positions = new int[to - from];
    int[] answers = new int[to - from];
    int[] words = new int[end - first];
    int labelled = 0;
    for (int word = first; word < end; word++) {
      int begin = Math.min(to, pieces.from()[word]);
      int stop = Math.min(to, pieces.from()[word + 1]);
      words[word - first] = begin < stop ? begin + shift : -1;
      String tag = tags.get(word);
      for (int piece = begin; piece < stop; piece++) {
        if (piece == begin || text.words()[piece] != text.words()[piece - 1]) {
          positions[labelled] = piece + shift;
          answers[labelled++] = labels.indexOf(piece == begin ? tag : continued(tag));
        }
      }
    }
    return new TaggedRow(
        encoder.row(text, from, to),
        Arrays.copyOf(positions, labelled),
        Arrays.copyOf(answers, labelled),
        words);
  }

  private static String continued(String tag) {
    return tag.startsWith(BEGINS) ? GOES_ON + tag.substring(BEGINS.length()) : tag;
  }
}
