package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.task.TokenClassification;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.SentimentResult;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What a model is asked while it is changed.
 *
 * @param key of the task among the job's options
 * @param topic of its results
 * @param results their type
 */
record SwappedTask(String key, String topic, Class<? extends SpecificRecordBase> results) {
  private static final SwappedTask SENTIMENT =
      new SwappedTask("sentiment", "nlp.sentiment", SentimentResult.class);
  private static final SwappedTask ENTITIES =
      new SwappedTask("entities", "nlp.entities", EntitiesResult.class);

  static SwappedTask of(ModelBundle bundle) {
    return bundle.heads().get(0).task() instanceof TokenClassification ? ENTITIES : SENTIMENT;
  }
}
