/**
 * Word vectors as a model that is served: a text's vector is the mean of its words'. It makes a
 * light embedding: a table is looked up in, nothing is multiplied.
 */
package io.rhema.training.vectors.bundle;
