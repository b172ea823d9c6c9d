/**
 * What to train, on what, and how: a YAML file read into a validated record.
 *
 * <p>A key that is not known, a value out of its range, or a key that is missing is refused with
 * the key, the value and the rule, so that a typo surfaces before an hour of training does.
 */
package io.rhema.training.recipe;
