/**
 * What the numbers that a model gives back mean: one record for each task, each with its
 * interpreter. Plain arithmetic on the Java heap, free of files and of native code, so that every
 * rule here is tested with numbers worked out by hand: {@link io.rhema.model.task.Classification}
 * (sentiment is one), {@link io.rhema.model.task.TokenClassification} (entities are one), {@link
 * io.rhema.model.task.Embedding} and {@link io.rhema.model.task.FillMask}; {@link
 * io.rhema.model.task.Keywords} are counted, not computed.
 */
package io.rhema.model.task;
