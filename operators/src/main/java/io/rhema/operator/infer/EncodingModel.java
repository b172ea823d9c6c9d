package io.rhema.operator.infer;

import io.rhema.model.bundle.Limits;
import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.text.EncodedText;
import io.rhema.operator.analyze.AnalyzedEvent;
import io.rhema.operator.batch.RowBuilder;
import io.rhema.operator.interpret.Applicability;
import io.rhema.operator.swap.ModelFace;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TextEvent;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A model of one graph, which encodes a text and reads its answers off, for one task or several.
 * The sub-words come with the event.
 */
final class EncodingModel implements ServedModel {
  private final ServedVersion version;
  private final ModelFace face;
  private final LoadedModel loaded;
  private final Applicability applicability;
  private final Interpretation interpretation;
  private final DistinctTexts texts;

  private EncodingModel(
      ServedVersion version,
      ModelFace face,
      LoadedModel loaded,
      Interpretation interpretation,
      DistinctTexts texts) {
    this.version = version;
    this.face = face;
    this.loaded = loaded;
    this.applicability = new Applicability(loaded.bundle().languages());
    this.interpretation = interpretation;
    this.texts = texts;
  }

  /** As {@link ServedModel#open}. */
  static EncodingModel open(
      Candidate candidate, InferenceOptions options, InferenceMetrics metrics) {
    ModelBundle bundle = candidate.bundle();
    Interpretation interpretation =
        new Interpretation(
            options.tasks().stream()
                .map(kind -> new AskedTask(kind, kind.interpreter(bundle, options.interpret())))
                .toList());
    SessionOptions place = ModelPlace.of(bundle, options);
    LoadedModel loaded =
        bundle.openModel(place, options.tasks().stream().map(kind -> kind.headOf(bundle)).toList());
    try {
      Limits limits = loaded.limits();
      RowBuilder builder =
          new RowBuilder(candidate.encoder().format(), limits.maxTokens(), limits.overlap());
      WindowRunner runner =
          new WindowRunner(
              loaded, builder, options.limits().runTokensOn(place.provider()), metrics);
      runner.probe();
      return new EncodingModel(
          candidate.version(),
          candidate.face(options.tasks()),
          loaded,
          interpretation,
          new DistinctTexts(runner, options.cacheKilobytes() * 1_024L, metrics));
    } catch (RuntimeException e) {
      loaded.close();
      throw e;
    }
  }

  @Override
  public ServedVersion version() {
    return version;
  }

  @Override
  public ModelFace face() {
    return face;
  }

  @Override
  public int sizeOf(AnalyzedEvent event) {
    return textOf(event).size();
  }

  private EncodedText textOf(AnalyzedEvent event) {
    return event.encoding(face.encoder());
  }

  @Override
  public void answer(List<AnalyzedEvent> events, Consumer<List<Answer>> taker) {
    answer(events, true, taker);
  }

  @Override
  public void answerAnew(List<AnalyzedEvent> events, Consumer<List<Answer>> taker) {
    answer(events, false, taker);
  }

  /**
   * An event with what the model is asked.
   *
   * @param text its sub-words; none where it is not the model's business
   */
  private record Asked(TextEvent event, ResultStatus status, EncodedText text) {}

  private void answer(List<AnalyzedEvent> events, boolean recall, Consumer<List<Answer>> taker) {
    List<Asked> asked = events.stream().map(this::asked).toList();
    Iterator<Asked> next = asked.iterator();
    texts.run(
        asked.stream().map(Asked::text).toList(),
        recall,
        outcome -> {
          Asked about = next.next();
          taker.accept(interpretation.of(about.event(), about.text(), about.status(), outcome));
        });
  }

  private Asked asked(AnalyzedEvent event) {
    EncodedText text = textOf(event);
    ResultStatus status = applicability.of(event.event(), text);
    return new Asked(event.event(), status, status == ResultStatus.ok ? text : EncodedText.EMPTY);
  }

  @Override
  public void cancel() {
    loaded.model().cancel();
  }

  @Override
  public void close() {
    loaded.close();
  }
}
