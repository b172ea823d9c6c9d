/**
 * What becomes of the trained models: the best is made a candidate, the gate compares it with the
 * model that serves, and one that passes is published, promoted and announced. Whatever happens, a
 * report says what was found.
 */
package io.rhema.job.finetune.publish;
