package io.rhema.operator.interpret;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.task.entity.CodePointOffsets;
import io.rhema.model.task.keyword.FoundKeywords;
import io.rhema.schema.Keyword;
import io.rhema.schema.KeywordsResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TextEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Keywords, with where each stands first in the original text.
 *
 * @param maxBytes bytes that the keywords of one text may take
 * @param model name and version of the bundle, for the results
 */
public record KeywordsInterpreter(int maxBytes, ModelId model) {

  /**
   * The result for a text that was looked through. One in which no word was found is as good as
   * empty.
   *
   * @throws io.rhema.model.session.InferenceException when its keywords take more bytes than one
   *     record may have
   */
  public KeywordsResult answer(TextEvent event, FoundKeywords found) {
    if (found.words() == 0) {
      return withoutAnswer(event, ResultStatus.empty);
    }
    String text = event.getText();
    CodePointOffsets codePoints = new CodePointOffsets(text);
    List<Keyword> keywords = new ArrayList<>(found.keywords().size());
    long bytes = 0;
    for (var keyword : found.keywords()) {
      bytes += RecordRoom.STRETCH + (long) RecordRoom.UTF8 * (keyword.end() - keyword.start());
      keywords.add(
          new Keyword(
              keyword.of(text),
              keyword.score(),
              keyword.start(),
              keyword.end(),
              codePoints.at(keyword.start()),
              codePoints.at(keyword.end()),
              keyword.count()));
    }
    RecordRoom.require(
        "The text has %s keywords".formatted(RecordRoom.number(keywords.size())), bytes, maxBytes);
    return result(event, ResultStatus.ok, keywords);
  }

  /** The result for a text that was not. */
  public KeywordsResult withoutAnswer(TextEvent event, ResultStatus status) {
    return result(event, status, List.of());
  }

  private KeywordsResult result(TextEvent event, ResultStatus status, List<Keyword> keywords) {
    return KeywordsResult.newBuilder()
        .setEventId(event.getId())
        .setStatus(status)
        .setKeywords(keywords)
        .setModel(model.name())
        .setModelVersion(model.version())
        .setEventTime(event.getEventTime())
        .build();
  }
}
