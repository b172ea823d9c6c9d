/**
 * What a pass optimises and what its weights are chosen by: for each head of a model, batches with
 * their loss and an evaluation on the dev sets.
 */
package io.rhema.training.objective;
