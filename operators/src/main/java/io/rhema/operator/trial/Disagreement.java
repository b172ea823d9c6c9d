package io.rhema.operator.trial;

import io.rhema.schema.ClassificationResult;
import io.rhema.schema.EmbeddingResult;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Entity;
import io.rhema.schema.Keyword;
import io.rhema.schema.KeywordsResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TranslationResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.avro.specific.SpecificRecord;

/** How far two results for one text and one task differ: 0 for not at all, 1 for wholly. */
public final class Disagreement {
  private Disagreement() {}

  /**
   * Compares what is published, scores left out.
   *
   * @return empty when neither version was asked, which tells nothing of them
   */
  public static OptionalDouble between(SpecificRecord one, SpecificRecord other) {
    if (one instanceof SentimentResult a && other instanceof SentimentResult b) {
      return of(a.getStatus(), b.getStatus(), same(a.getLabel(), b.getLabel()));
    }
    if (one instanceof ClassificationResult a && other instanceof ClassificationResult b) {
      return of(a.getStatus(), b.getStatus(), same(a.getLabel(), b.getLabel()));
    }
    if (one instanceof EntitiesResult a && other instanceof EntitiesResult b) {
      return of(a.getStatus(), b.getStatus(), shared(spans(a), spans(b)));
    }
    if (one instanceof KeywordsResult a && other instanceof KeywordsResult b) {
      return of(a.getStatus(), b.getStatus(), shared(words(a), words(b)));
    }
    if (one instanceof TranslationResult a && other instanceof TranslationResult b) {
      return of(a.getStatus(), b.getStatus(), shared(words(a), words(b)));
    }
    if (one instanceof EmbeddingResult a && other instanceof EmbeddingResult b) {
      return of(a.getStatus(), b.getStatus(), cosine(a.getVector(), b.getVector()));
    }
    throw new IllegalArgumentException(
        "%s and %s are not results of one task".formatted(one.getClass(), other.getClass()));
  }

  private static OptionalDouble of(ResultStatus one, ResultStatus other, double agreement) {
    if (one != other) {
      return OptionalDouble.of(1);
    }
    return one == ResultStatus.ok ? OptionalDouble.of(1 - agreement) : OptionalDouble.empty();
  }

  private static double same(String one, String other) {
    return Objects.equals(one, other) ? 1 : 0;
  }

  private record Span(String label, int start, int end) {}

  private static List<Span> spans(EntitiesResult result) {
    return result.getEntities().stream()
        .map((Entity entity) -> new Span(entity.getLabel(), entity.getStart(), entity.getEnd()))
        .toList();
  }

  private static List<String> words(KeywordsResult result) {
    return result.getKeywords().stream().map(Keyword::getText).toList();
  }

  private static List<String> words(TranslationResult result) {
    return result.getText() == null ? List.of() : Arrays.asList(result.getText().split("\\s+"));
  }

  /** F1 of what both have, each as often as it is in both. */
  private static <T> double shared(List<T> one, List<T> other) {
    if (one.isEmpty() && other.isEmpty()) {
      return 1;
    }
    Map<T, Integer> left = new HashMap<>();
    other.forEach(part -> left.merge(part, 1, Integer::sum));
    long both = one.stream().filter(part -> left.merge(part, -1, Integer::sum) >= 0).count();
    return 2.0 * both / (one.size() + other.size());
  }

  private static double cosine(List<Float> one, List<Float> other) {
    if (one.size() != other.size()) {
      return 0;
    }
    double product = 0;
    double ones = 0;
    double others = 0;
    for (int i = 0; i < one.size(); i++) {
      product += (double) one.get(i) * other.get(i);
      ones += (double) one.get(i) * one.get(i);
      others += (double) other.get(i) * other.get(i);
    }
    if (ones == 0 || others == 0) {
      return ones == others ? 1 : 0;
    }
    return Math.max(0, Math.min(1, product / Math.sqrt(ones * others)));
  }
}
