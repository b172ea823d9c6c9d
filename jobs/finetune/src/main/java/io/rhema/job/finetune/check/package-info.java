/**
 * From what was read to what can be learnt: each example is held against the model that serves, in
 * as many tasks as there are, and of several about one text one is kept.
 */
package io.rhema.job.finetune.check;
