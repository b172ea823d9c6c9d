package io.rhema.local.explain;

import io.rhema.local.EnvironmentException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Seq2SeqModel;
import io.rhema.model.generate.Generated;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.generate.GenerationStep;
import io.rhema.model.generate.Generator;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.TextDecoder;
import io.rhema.model.text.TextDecoders;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.model.text.Window;
import io.rhema.model.translate.Sentence;
import io.rhema.model.translate.SentenceSplitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Translates sentences and tells how. */
public final class Explainer implements AutoCloseable {
  private final Seq2SeqModel model;
  private final Generator generator;
  private final TextEncoder encoder;
  private final TextDecoder decoder;
  private final ShownPieces pieces;

  private Explainer(
      Seq2SeqModel model, Generator generator, TextEncoder encoder, TextDecoder decoder) {
    this.model = model;
    this.generator = generator;
    this.encoder = encoder;
    this.decoder = decoder;
    this.pieces = new ShownPieces(decoder);
  }

  /**
   * Opens tokenizer and graphs of a bundle.
   *
   * @throws io.rhema.model.bundle.BundleException when the bundle cannot be served, or has no
   *     encoder and decoder
   */
  public static Explainer open(ModelBundle bundle, GenerationOptions options) {
    TextEncoder encoder = TextEncoders.load(bundle.dir());
    TextDecoder decoder = TextDecoders.load(bundle.dir());
    Seq2SeqModel model = bundle.openSeq2Seq(SessionOptions.DEFAULT);
    try {
      return new Explainer(model, new Generator(model, options), encoder, decoder);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /**
   * Explains each sentence of a text.
   *
   * @return none for a text without sub-words
   * @throws EnvironmentException when a sentence is longer than the model can read at once
   */
  public List<Explanation> explain(String text) {
    List<Explanation> explanations = new ArrayList<>();
    for (Sentence sentence : SentenceSplitter.split(text)) {
      String part = text.substring(sentence.start(), sentence.end());
      EncodedText encoded = encoder.encode(part);
      if (encoded.size() > 0) {
        explanations.add(explain(part, encoded));
      }
    }
    return explanations;
  }

  private Explanation explain(String sentence, EncodedText encoded) {
    int[] source = encoder.format().row(encoded, new Window(0, encoded.size())).ids();
    if (source.length > model.maxTokens()) {
      throw new EnvironmentException(
          "A sentence of %d sub-words can't be explained: the model reads %d at once; cut it, or translate it without --explain."
              .formatted(source.length, model.maxTokens()));
    }
    List<Step> steps = new ArrayList<>();
    Generated written = generator.generate(source, step -> steps.add(shown(step)));
    return new Explanation(
        sentence,
        decoder.decode(written.ids()).strip(),
        Arrays.stream(source).mapToObj(pieces::of).toList(),
        steps);
  }

  private Step shown(GenerationStep step) {
    float[] attention = step.attention();
    return new Step(
        pieces.of(step.written()),
        step.choices().stream()
            .map(choice -> new Candidate(pieces.of(choice.id()), choice.probability()))
            .toList(),
        IntStream.range(0, attention.length).mapToObj(i -> (double) attention[i]).toList());
  }

  @Override
  public void close() {
    model.close();
  }
}
