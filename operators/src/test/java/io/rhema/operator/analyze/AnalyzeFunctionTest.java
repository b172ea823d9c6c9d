package io.rhema.operator.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import io.rhema.model.testing.TinyWords;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.TextEncoders;
import io.rhema.model.text.analyzer.Weighting;
import io.rhema.operator.decode.DecodedEvent;
import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.read.RawRecord;
import io.rhema.schema.TextEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeFunctionTest {
  @TempDir Path dir;

  @Test
  void encodesOnceForEachVocabulary() throws Exception {
    Path one = TinyBundles.sentiment(dir.resolve("one"));
    Path same = TinyBundles.sentiment(dir.resolve("same"));
    Path other = TinyBundles.sentiment(dir.resolve("other"));
    Files.writeString(other.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nmovie\n");

    AnalyzedEvent analyzed = analyze("the good movie", one, same, other);

    assertThat(analyzed.encodings()).hasSize(2);
    EncodedText first = analyzed.encoding(TextEncoders.load(one).fingerprint());
    assertThat(first.ids())
        .containsExactly(TinyBundles.id("the"), TinyBundles.id("good"), TinyBundles.id("movie"));
    EncodedText second = analyzed.encoding(TextEncoders.load(other).fingerprint());
    assertThat(second.ids()).containsExactly(1, 1, 5);
  }

  @Test
  void modelsForSeveralTasksShareTheSubWordsOfTheirVocabulary() throws Exception {
    Path sentiment = TinyBundles.sentiment(dir.resolve("sentiment"));
    Path entities = TinyHeads.entities(dir.resolve("entities"));

    AnalyzedEvent analyzed = analyze("good ada", sentiment, entities);

    assertThat(analyzed.encodings())
        .singleElement()
        .isSameAs(analyzed.encoding(TextEncoders.load(entities).fingerprint()))
        .isSameAs(analyzed.encoding(TextEncoders.load(sentiment).fingerprint()));
  }

  @Test
  void keepsEventAndOriginAndOffsetsIntoTheText() throws Exception {
    AnalyzedEvent analyzed = analyze("Great  movie", TinyBundles.sentiment(dir));

    assertThat(analyzed.event().getText()).isEqualTo("Great  movie");
    assertThat(analyzed.origin().offset()).isEqualTo(7);
    assertThat(analyzed.encodings().get(0).starts()).containsExactly(0, 7);
    assertThat(analyzed.encodings().get(0).ends()).containsExactly(5, 12);
  }

  @Test
  void modelsOfWordsHaveAnAnalysisOfTheirOwn() throws Exception {
    Path sentiment = TinyBundles.sentiment(dir.resolve("sentiment"));
    Path words = TinyWords.bag(dir.resolve("words"), Weighting.COUNT);

    AnalyzedEvent analyzed = analyze("good Movie, good", sentiment, words);

    EncodedText bag = analyzed.encoding(TextEncoders.load(words).fingerprint());
    assertThat(bag.ids())
        .containsExactly(TinyWords.VOCABULARY.id("good"), TinyWords.VOCABULARY.id("movie"));
    assertThat(bag.weights()).containsExactly(2, 1);
    assertThat(analyzed.encodings()).hasSize(2);
  }

  @Test
  void textsThatAreHardlyTextsAreAnalysedToo() throws Exception {
    Path bundle = TinyBundles.sentiment(dir);

    for (String text : List.of("", "\u0000", "\ud83d", "\udc00 good", "x".repeat(100_000))) {
      assertThat(analyze(text, bundle).event().getText()).isEqualTo(text);
    }
  }

  @Test
  void refusesToStartWithoutATokenizer() throws Exception {
    Path bundle = TinyBundles.sentiment(dir);
    Files.delete(bundle.resolve("vocab.txt"));

    assertThatThrownBy(() -> analyze("good", bundle))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("has no tokenizer");
  }

  private static AnalyzedEvent analyze(String text, Path... bundles) throws Exception {
    AnalyzeFunction function = new AnalyzeFunction(Stream.of(bundles).map(Path::toString).toList());
    RawRecord origin = new RawRecord("texts", 0, 7, 0, null, null, List.of());
    TextEvent event =
        TextEvent.newBuilder().setId("e").setText(text).setEventTime(Instant.EPOCH).build();
    try (OneInputStreamOperatorTestHarness<DecodedEvent, AnalyzedEvent> harness =
        new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function))) {
      harness.setup(AnalyzedEvent.TYPE_INFO.createSerializer(new SerializerConfigImpl()));
      harness.open();
      harness.processElement(new StreamRecord<>(new DecodedEvent(origin, event)));
      assertThat(harness.getSideOutput(DeadLetter.OUTPUT)).isNull();
      return harness.extractOutputValues().get(0);
    }
  }
}
