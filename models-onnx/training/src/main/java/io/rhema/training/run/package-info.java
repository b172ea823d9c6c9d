/**
 * A training from recipe to bundle: passes over the data with evaluation and checkpoints, averaging
 * of what several seeds gave, and the folder that comes out.
 */
package io.rhema.training.run;
