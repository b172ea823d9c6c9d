/**
 * Learning from another model's answers: a bundle that is asked about the rows that a head is
 * shown, and the distance of the head's answers from its.
 */
package io.rhema.training.teacher;
