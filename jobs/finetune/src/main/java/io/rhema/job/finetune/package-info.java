/**
 * The offline job that makes a better model of corrections: labelled examples are read, checked,
 * told apart by their texts, split into what is learnt from and what is measured on, and trained on
 * in a process of its own; what comes of it is judged and published.
 */
package io.rhema.job.finetune;
