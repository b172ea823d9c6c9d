/**
 * From text to sub-words: each event is encoded once for every vocabulary that the job's models
 * use, so that two models of one vocabulary share the work and the tensors are made from numbers
 * only. The one stage that calls a text encoder.
 */
package io.rhema.operator.analyze;
