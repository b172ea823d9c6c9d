package io.rhema.operator.interpret;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.task.Translation;
import io.rhema.model.translate.Ending;
import io.rhema.model.translate.TranslatedSentence;
import io.rhema.model.translate.TranslatedText;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentenceFinish;
import io.rhema.schema.SentenceTranslation;
import io.rhema.schema.TextEvent;
import io.rhema.schema.TranslationResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Translations, with where each sentence stands in both texts.
 *
 * @param task from which language to which
 * @param maxBytes bytes that a translation and its sentences may take
 * @param model name and version, for the results
 */
public record TranslationInterpreter(Translation task, int maxBytes, ModelId model) {

  /** Four offsets of at most five bytes, a score of four, and how it ended. */
  private static final int SENTENCE = 4 * 5 + Float.BYTES + 1;

  /**
   * The result for a text that was translated.
   *
   * @throws io.rhema.model.session.InferenceException when it takes more bytes than one record may
   *     have
   */
  public TranslationResult answer(TextEvent event, TranslatedText translated) {
    long bytes =
        (long) RecordRoom.UTF8 * translated.text().length()
            + (long) SENTENCE * translated.sentences().size();
    RecordRoom.require(
        "The translation has %s characters in %s sentences"
            .formatted(
                RecordRoom.number(translated.text().length()),
                RecordRoom.number(translated.sentences().size())),
        bytes,
        maxBytes);
    List<SentenceTranslation> sentences = new ArrayList<>(translated.sentences().size());
    for (TranslatedSentence sentence : translated.sentences()) {
      sentences.add(
          new SentenceTranslation(
              sentence.start(),
              sentence.end(),
              sentence.targetStart(),
              sentence.targetEnd(),
              (float) sentence.score(),
              finish(sentence.finish())));
    }
    return result(event, ResultStatus.ok)
        .setText(translated.text())
        .setSentences(sentences)
        .build();
  }

  private static SentenceFinish finish(Ending ending) {
    return switch (ending) {
      case COPIED -> SentenceFinish.copied;
      case END -> SentenceFinish.end;
      case MAX_TOKENS -> SentenceFinish.max_tokens;
      case DEADLINE -> SentenceFinish.deadline;
    };
  }

  /** The result for a text that was not. */
  public TranslationResult withoutAnswer(TextEvent event, NotTranslated reason) {
    return result(event, reason.status()).setReason(reason.word()).setSentences(List.of()).build();
  }

  private TranslationResult.Builder result(TextEvent event, ResultStatus status) {
    return TranslationResult.newBuilder()
        .setEventId(event.getId())
        .setStatus(status)
        .setSource(task.source())
        .setTarget(task.target())
        .setModel(model.name())
        .setModelVersion(model.version())
        .setEventTime(event.getEventTime());
  }
}
