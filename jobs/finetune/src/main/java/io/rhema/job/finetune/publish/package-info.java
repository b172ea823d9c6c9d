/**
 * What becomes of the trained models: the best is made a candidate and compared with the model that
 * serves, by the gate in a process of its own; one that passes is published, promoted and
 * announced. Whatever happens, a report says what was found.
 */
package io.rhema.job.finetune.publish;
