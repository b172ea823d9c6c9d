package io.rhema.training.evaluate;

import io.rhema.model.TextTagger;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.entity.Entity;
import io.rhema.model.task.entity.EntityOptions;
import io.rhema.training.data.TaggedSentence;
import io.rhema.training.metric.EntityF1;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a tagger is worth on tagged sentences.
 *
 * @param model name and version
 * @param dataSet what it was measured on
 * @param tokens the label of each token's first sub-word against its tag, as conlleval counts
 * @param sentences of each sentence the entities that a consumer of results is given, against those
 *     that are marked
 * @param answers the label of each token of each sentence
 */
public record TaggingEvaluation(
    ModelId model,
    String dataSet,
    EntityF1 tokens,
    List<SpanScore> sentences,
    List<List<String>> answers)
    implements Evaluation {
  private static final String OUTSIDE = EntityOptions.OUTSIDE;

  /** Enough to sort by length, few enough to hold. */
  private static final int SENTENCES_AT_ONCE = 1_024;

  public TaggingEvaluation {
    sentences = List.copyOf(sentences);
    answers = List.copyOf(answers);
  }

  @Override
  public int examples() {
    return sentences.size();
  }

  /** The entities of all sentences. */
  public SpanScore spans() {
    return SpanScore.sum(sentences);
  }

  /**
   * Lets a bundle tag every sentence of each data set.
   *
   * @throws io.rhema.model.bundle.BundleException when the bundle cannot be served, or has no head
   *     that labels tokens
   */
  public static List<TaggingEvaluation> of(ModelBundle bundle, List<TaggedData> files) {
    try (TextTagger tagger =
        TextTagger.open(bundle, EntityOptions.DEFAULT, SessionOptions.DEFAULT)) {
      List<TaggingEvaluation> evaluations = new ArrayList<>();
      files.forEach(file -> evaluations.add(of(bundle.id(), tagger, file)));
      return evaluations;
    }
  }

  private static TaggingEvaluation of(ModelId model, TextTagger tagger, TaggedData data) {
    List<TaggedSentence> sentences = data.sentences();
    List<List<String>> predicted = new ArrayList<>();
    List<SpanScore> spans = new ArrayList<>();
    for (int from = 0; from < sentences.size(); from += SENTENCES_AT_ONCE) {
      List<TaggedSentence> some =
          sentences.subList(from, Math.min(from + SENTENCES_AT_ONCE, sentences.size()));
      tagger.labelTokens(some.stream().map(TaggedSentence::tokens).toList()).stream()
          .map(labels -> labels.stream().map(label -> tag(label, data.missing())).toList())
          .forEach(predicted::add);
      List<List<Entity>> found = tagger.tag(some.stream().map(TextSpan::text).toList());
      for (int i = 0; i < some.size(); i++) {
        SpanScore score = SpanScore.empty();
        score.add(TextSpan.of(some.get(i)), counted(found.get(i), data.missing()));
        spans.add(score);
      }
    }
    EntityF1 tokens = EntityF1.of(sentences.stream().map(TaggedSentence::tags).toList(), predicted);
    return new TaggingEvaluation(model, data.name(), tokens, spans, predicted);
  }

  /** A label as a tag; those of an IO model have no mark. */
  private static String tag(String label, Set<String> missing) {
    boolean marked = label.startsWith("B-") || label.startsWith("I-");
    String type = marked ? label.substring(2) : label;
    if (label.equals(OUTSIDE) || missing.contains(type)) {
      return OUTSIDE;
    }
    return marked ? label : "I-" + label;
  }

  private static Set<TextSpan> counted(List<Entity> entities, Set<String> missing) {
    Set<TextSpan> spans = new HashSet<>();
    for (Entity entity : entities) {
      if (!missing.contains(entity.label())) {
        spans.add(new TextSpan(entity.label(), entity.start(), entity.end()));
      }
    }
    return spans;
  }
}
