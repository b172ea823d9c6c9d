/**
 * What a model is fine-tuned on: one {@link io.rhema.job.finetune.example.TrainingExample} for each
 * text, checked against the model that is served, or a {@link
 * io.rhema.job.finetune.example.RefusedExample} that says why there is none.
 *
 * <p>A text is known by its {@link io.rhema.job.finetune.example.ContentHash}. By it alone copies
 * are found and texts are split, so that neither depends on their order, on how many tasks there
 * are, or on what other texts there are.
 */
package io.rhema.job.finetune.example;
