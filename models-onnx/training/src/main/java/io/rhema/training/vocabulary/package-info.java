/** Learns the sub-word vocabulary of a model of our own from texts. */
package io.rhema.training.vocabulary;
