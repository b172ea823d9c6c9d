/**
 * What moves the weights: parameters laid out in one block, AdamW over them, and the learning rate
 * of each step.
 */
package io.rhema.training.optimize;
