package io.rhema.training.objective;

import io.rhema.training.data.Batch;
import io.rhema.training.data.TaggedExample;
import io.rhema.training.data.TaggedRow;
import io.rhema.training.data.TaggedSentence;
import io.rhema.training.data.TaggedSentenceEncoder;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.TensorData;
import io.rhema.training.metric.EntityF1;
import io.rhema.training.recipe.Casing;
import io.rhema.training.recipe.TaggedFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Sentences that a tagger is measured on. */
final class TaggedDevSet {
  private static final int EVALUATION_BATCH = 32;
  private static final String OUTSIDE = "O";

  /** Some words of one sentence: as many as fit a row. */
  private record Part(int sentence, int firstWord, TaggedRow row) {
    int length() {
      return row.row().length();
    }
  }

  private final TaggedFile file;
  private final List<TaggedSentence> sentences;
  private final List<Part> parts = new ArrayList<>();

  TaggedDevSet(
      TaggedFile file,
      List<TaggedSentence> sentences,
      TaggedSentenceEncoder encoder,
      int maxTokens) {
    this.file = file;
    this.sentences = sentences;
    for (int i = 0; i < sentences.size(); i++) {
      int word = 0;
      for (TaggedExample part :
          encoder.encode(sentences.get(i), file, maxTokens, Set.of(Casing.AS_WRITTEN))) {
        parts.add(new Part(i, word, part.asWritten()));
        word += part.asWritten().words().length;
      }
    }
    parts.sort(Comparator.comparingInt(Part::length));
  }

  TaggedFile file() {
    return file;
  }

  /**
   * Tags every sentence and compares. The answer for a word is that of its first piece; types that
   * nobody marked in the file are not held against the model.
   */
  EntityF1 evaluate(HeadOutput output, int padId, List<String> labels) {
    List<List<String>> predicted = new ArrayList<>();
    for (TaggedSentence sentence : sentences) {
      predicted.add(new ArrayList<>(Collections.nCopies(sentence.tags().size(), OUTSIDE)));
    }
    for (int from = 0; from < parts.size(); from += EVALUATION_BATCH) {
      List<Part> some = parts.subList(from, Math.min(parts.size(), from + EVALUATION_BATCH));
      Batch batch = Batch.of(some.stream().map(part -> part.row().row()).toList(), padId);
      long[] best = best(output, batch);
      for (int i = 0; i < some.size(); i++) {
        answer(some.get(i), best, i * batch.columns(), labels, predicted);
      }
    }
    return EntityF1.of(sentences.stream().map(TaggedSentence::tags).toList(), predicted);
  }

  /** The likeliest label of each position, row by row. */
  private static long[] best(HeadOutput output, Batch batch) {
    try (PointerScope step = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      Tensor logits = output.logits(batch, Pass.EVALUATION);
      return TensorData.toLongs(logits.argmax(new LongOptional(2), false));
    }
  }

  private void answer(
      Part part, long[] best, int row, List<String> labels, List<List<String>> predicted) {
    int[] words = part.row().words();
    for (int word = 0; word < words.length; word++) {
      if (words[word] >= 0) {
        String label = labels.get((int) best[row + words[word]]);
        predicted.get(part.sentence()).set(part.firstWord() + word, counted(label));
      }
    }
  }

  private String counted(String label) {
    return !label.equals(OUTSIDE) && file.missing().contains(label.substring(2)) ? OUTSIDE : label;
  }
}
