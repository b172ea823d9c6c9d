/**
 * What a model did, to be looked at in a terminal, as a page, or as JSON: what an encoder's tokens
 * look at, and how a model of encoder and decoder translated a sentence, step by step.
 */
package io.rhema.local.explain;
