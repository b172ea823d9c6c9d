package io.rhema.job.finetune.read;

/** How the values of the feedback topic are written. */
public enum FeedbackFormat {
  /** {@code LabelledExample} in Avro's single-object encoding. */
  AVRO,
  /** A JSON object with the fields of {@code LabelledExample}, of which the task is required. */
  JSON
}
