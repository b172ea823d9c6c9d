/** How good a model is, as numbers. */
package io.rhema.training.metric;
