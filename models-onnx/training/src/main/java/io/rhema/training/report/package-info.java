/**
 * How a training went, for people: a page with the curves of loss and scores, what the candidates
 * scored, and where the chosen weights are right and wrong.
 */
package io.rhema.training.report;
