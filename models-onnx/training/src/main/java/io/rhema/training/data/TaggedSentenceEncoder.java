package io.rhema.training.data;

import io.rhema.training.recipe.Casing;
import io.rhema.training.recipe.TaggedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns tagged sentences into rows of one vocabulary.
 *
 * <p>Words of a file and words of a tokenizer are not the same: {@code U.S.} is one of the former
 * and four of the latter. The first piece of each of the latter has a label; the first of a file's
 * word has its tag, and the others, in an entity, {@code I-}. Words whose tag a file does not
 * {@linkplain TaggedFile#teaches teach} have none.
 */
public final class TaggedSentenceEncoder {
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
   * @param file that the sentence is from
   * @param maxTokens length of the longest row, special tokens included
   * @param casings in which the rows are wanted
   */
  public List<TaggedExample> encode(
      TaggedSentence sentence, TaggedFile file, int maxTokens, Set<Casing> casings) {
    SentenceRows apart = rows(SpacedSentence.apart(sentence), file, casings);
    SentenceRows natural =
        rows(NaturalSpacing.of(sentence), file, file.naturalSpacing() > 0 ? casings : Set.of());
    int room = encoder.room(maxTokens);
    int[] parts = apart.parts(room);
    List<TaggedExample> examples = new ArrayList<>();
    for (int i = 0; i + 1 < parts.length; i++) {
      examples.add(
          new TaggedExample(
              apart.rows(parts[i], parts[i + 1], room),
              natural.rows(parts[i], parts[i + 1], room),
              file.naturalSpacing(),
              missingLabels(file.missing())));
    }
    return examples;
  }

  private SentenceRows rows(SpacedSentence sentence, TaggedFile file, Set<Casing> casings) {
    return new SentenceRows(encoder, labels, file::teaches, sentence, casings);
  }

  private int[] missingLabels(List<String> types) {
    return types.stream()
        .flatMap(type -> Stream.of("B-" + type, "I-" + type))
        .mapToInt(labels::indexOf)
        .toArray();
  }
}
