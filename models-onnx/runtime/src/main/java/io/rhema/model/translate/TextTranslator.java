package io.rhema.model.translate;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Seq2SeqModel;
import io.rhema.model.generate.GenerationOptions;
import io.rhema.model.generate.Generator;
import io.rhema.model.session.InferenceException;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.Translation;
import io.rhema.model.text.TextDecoder;
import io.rhema.model.text.TextDecoders;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import java.util.ArrayList;
import java.util.List;

/**
 * Translates lists of texts with one bundle, sentence by sentence, in batches of sentences of about
 * one length. What is between the sentences stays as it is, and so do emoji, addresses and whatever
 * else has no words.
 *
 * <p>Safe for use by several threads at once. A list may be of any length.
 */
public final class TextTranslator implements AutoCloseable {
  private final Seq2SeqModel model;
  private final Translations translations;

  private TextTranslator(Seq2SeqModel model, Translations translations) {
    this.model = model;
    this.translations = translations;
  }

  /**
   * Opens tokenizer and graphs of a bundle.
   *
   * @param generation how translations are searched for; {@link GenerationOptions#of} gives the
   *     bundle's own
   * @throws io.rhema.model.bundle.BundleException when the bundle cannot be served, or does not
   *     translate
   */
  public static TextTranslator open(
      ModelBundle bundle, SessionOptions options, GenerationOptions generation) {
    return open(bundle, options, generation, TranslationLimits.DEFAULT);
  }

  /** The same, with limits for what is translated at once. */
  public static TextTranslator open(
      ModelBundle bundle,
      SessionOptions options,
      GenerationOptions generation,
      TranslationLimits limits) {
    bundle.task(Translation.class);
    TextEncoder encoder = TextEncoders.load(bundle.dir());
    TextDecoder decoder = TextDecoders.load(bundle.dir());
    if (bundle.limits().maxTokens() <= encoder.format().overhead()) {
      throw bundle.refusal(
          "it takes %d tokens, of which %d are special; there must be room for a text."
              .formatted(bundle.limits().maxTokens(), encoder.format().overhead()));
    }
    Seq2SeqModel model = bundle.openSeq2Seq(options);
    try {
      // Refuses options that the model cannot follow.
      Generator checked = new Generator(model, generation);
      RowGenerator rows =
          (sources, maxTokens, limit) ->
              new Generator(model, checked.options().withMaxTokens(maxTokens).withLimit(limit))
                  .generate(sources);
      return new TextTranslator(
          model, new Translations(rows, encoder, decoder, model.maxTokens(), generation, limits));
    } catch (IllegalArgumentException e) {
      model.close();
      throw bundle.refusal(e.getMessage() + ".");
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /**
   * Translates texts.
   *
   * @return a translation of each, in the order of the texts; what its time did not suffice for is
   *     missing there, as its sentences say
   * @throws InferenceException when the model fails on one of them
   */
  public List<TranslatedText> translate(List<String> texts) {
    List<TranslatedText> translated = new ArrayList<>(texts.size());
    for (TranslationOutcome outcome : outcomes(texts, TranslationObserver.NONE)) {
      if (outcome instanceof TranslationOutcome.Failed failed) {
        throw failed.cause();
      } else if (outcome instanceof TranslationOutcome.Translated whole) {
        translated.add(whole.text());
      } else if (outcome instanceof TranslationOutcome.Unfinished part) {
        translated.add(part.text());
      }
    }
    return translated;
  }

  /**
   * Translates texts, and lets none suffer from another: a batch that fails is halved until the
   * text that causes the failure is alone.
   *
   * @param observer hears of every batch
   * @return what became of each text, in the order of the texts
   * @throws InferenceException when the model fails whatever it is given
   * @throws io.rhema.model.session.InferenceCancelledException when it was {@linkplain #cancel
   *     cancelled}
   */
  public List<TranslationOutcome> outcomes(List<String> texts, TranslationObserver observer) {
    return translations.of(texts, observer);
  }

  /**
   * Runs a row that is valid for every model; serves to warm up as well.
   *
   * @throws InferenceException when the model fails on it
   */
  public void probe() {
    translations.probe();
  }

  /** Ends what runs and refuses all that comes; from any thread. */
  public void cancel() {
    model.cancel();
  }

  @Override
  public void close() {
    model.close();
  }
}
