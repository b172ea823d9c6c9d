package io.rhema.operator.interpret;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.task.entity.CodePointOffsets;
import io.rhema.model.task.entity.EntityGrouper;
import io.rhema.model.task.entity.WindowLogits;
import io.rhema.model.text.EncodedText;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Entity;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TextEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Entities: the labels of sub-words, grouped, as stretches of the original text.
 *
 * @param grouper puts the labels of all windows of a text together
 * @param maxBytes bytes that the entities of one text may take
 * @param model name and version, for the results
 */
public record EntitiesInterpreter(EntityGrouper grouper, int maxBytes, ModelId model)
    implements Interpreter<EntitiesResult> {

  static EntitiesInterpreter of(TokenClassification task, ModelId model, InterpretOptions options) {
    return new EntitiesInterpreter(
        new EntityGrouper(task, options.entities()), options.maxBytes(), model);
  }

  /**
   * @throws io.rhema.model.session.InferenceException when a logit is not a finite number, or the
   *     entities take more bytes than one record may have
   */
  @Override
  public EntitiesResult answer(TextEvent event, EncodedText text, List<WindowOutput> windows) {
    List<WindowLogits> logits = windows.stream().map(EntitiesInterpreter::logits).toList();
    var found = grouper.group(logits, text.starts(), text.ends(), text.words());
    String original = event.getText();
    CodePointOffsets codePoints = new CodePointOffsets(original);
    List<Entity> entities = new ArrayList<>(found.size());
    long bytes = 0;
    for (var entity : found) {
      bytes +=
          RecordRoom.STRETCH
              + (long) RecordRoom.UTF8 * (entity.label().length() + entity.end() - entity.start());
      entities.add(
          new Entity(
              entity.label(),
              entity.of(original),
              entity.start(),
              entity.end(),
              codePoints.at(entity.start()),
              codePoints.at(entity.end()),
              entity.score()));
    }
    RecordRoom.require(
        "The text has %s entities".formatted(RecordRoom.number(entities.size())), bytes, maxBytes);
    return result(event, ResultStatus.ok, entities);
  }

  /** Leaves out the special tokens around the sub-words. */
  private static WindowLogits logits(WindowOutput output) {
    return new WindowLogits(
        output.window().from(),
        output.window().to(),
        output.values(),
        output.prefix() * output.width(),
        output.width());
  }

  @Override
  public EntitiesResult withoutAnswer(TextEvent event, ResultStatus status) {
    return result(event, status, List.of());
  }

  private EntitiesResult result(TextEvent event, ResultStatus status, List<Entity> entities) {
    return EntitiesResult.newBuilder()
        .setEventId(event.getId())
        .setStatus(status)
        .setEntities(entities)
        .setModel(model.name())
        .setModelVersion(model.version())
        .setEventTime(event.getEventTime())
        .build();
  }
}
