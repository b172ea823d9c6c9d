package io.rhema.training.objective;

import io.rhema.training.data.ConllFile;
import io.rhema.training.data.LengthBuckets;
import io.rhema.training.data.RowEncoder;
import io.rhema.training.data.TaggedExample;
import io.rhema.training.data.TaggedRow;
import io.rhema.training.data.TaggedSentence;
import io.rhema.training.data.TaggedSentenceEncoder;
import io.rhema.training.metric.Measurement;
import io.rhema.training.metric.Mistake;
import io.rhema.training.recipe.Casing;
import io.rhema.training.recipe.Portion;
import io.rhema.training.recipe.Recasing;
import io.rhema.training.recipe.TagPortion;
import io.rhema.training.recipe.TaggedFile;
import io.rhema.training.recipe.TaggingGoal;
import io.rhema.training.teacher.Lesson;
import io.rhema.training.teacher.SoftLabels;
import io.rhema.training.teacher.TeacherModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A label for each word of a sentence: cross entropy, measured by F1 over entities. */
public final class TaggingObjective implements Objective {
  private final TaggingGoal goal;
  private final HeadOutput output;
  private final int padId;
  private final TaggedSentenceEncoder encoder;
  private final Path folder;
  private final double labelSmoothing;
  private final List<TaggedDevSet> dev = new ArrayList<>();

  /**
   * @param folder of the data files
   * @param maxTokens of a row of the dev sets
   */
  public TaggingObjective(
      TaggingGoal goal,
      HeadOutput output,
      RowEncoder rows,
      Path folder,
      int maxTokens,
      double labelSmoothing)
      throws IOException {
    this.goal = goal;
    this.output = output;
    this.folder = folder;
    this.labelSmoothing = labelSmoothing;
    padId = rows.padId();
    encoder = new TaggedSentenceEncoder(rows, goal.labelNames());
    for (TaggedFile file : goal.dev()) {
      dev.add(new TaggedDevSet(file, sentences(file), encoder, maxTokens));
    }
  }

  private List<TaggedSentence> sentences(TaggedFile file) throws IOException {
    return ConllFile.read(folder.resolve(file.path()), file.format());
  }

  @Override
  public String head() {
    return goal.head();
  }

  @Override
  public Feed feed(Portion portion, long seed, Optional<TeacherModel> teacher) throws IOException {
    TagPortion tags = (TagPortion) portion;
    Recasing recasing = tags.recasing();
    Set<Casing> casings = recasing.casings();
    List<TaggedExample> examples = new ArrayList<>();
    for (TaggedFile file : tags.data()) {
      List<TaggedExample> once =
          sentences(file).stream()
              .flatMap(s -> encoder.encode(s, file, tags.maxTokens(), casings).stream())
              // A row without a label has no loss.
              .filter(example -> example.asWritten().positions().length > 0)
              .toList();
      for (int i = 0; i < file.repeat(); i++) {
        examples.addAll(once);
      }
    }
    Optional<Lesson> lesson = Objective.lesson(portion, examples.size(), teacher);
    return new EpochFeed<>(
        examples.size(),
        new LengthBuckets<>(examples, tags.batchSize(), seed),
        (sentences, step) -> {
          List<TaggedRow> shown = shown(sentences, new Appearances(recasing, seed, step));
          return new TaggedBatch(
              output,
              sentences,
              shown,
              padId,
              labelSmoothing,
              lesson.map(one -> about(shown, one, step)));
        });
  }

  private static List<TaggedRow> shown(List<TaggedExample> sentences, Appearances appearances) {
    return sentences.stream().map(appearances::next).toList();
  }

  private static SoftLabels about(List<TaggedRow> shown, Lesson lesson, int step) {
    return lesson.about(
        shown.stream().map(TaggedRow::row).toList(),
        shown.stream().map(TaggedRow::taught).toList(),
        step);
  }

  @Override
  public List<Measurement> evaluate() {
    return dev.stream()
        .map(
            set ->
                new Measurement(
                    head(),
                    set.file().name(),
                    set.file().weight(),
                    set.evaluate(output, padId, goal.labelNames())))
        .toList();
  }

  /** None: a tagger's mistakes are of words, not of texts. */
  @Override
  public Map<String, List<Mistake>> worst(int count) {
    return Map.of();
  }
}
