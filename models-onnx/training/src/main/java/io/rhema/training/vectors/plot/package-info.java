/** Word vectors as a picture: projected to two dimensions, on a page that loads nothing. */
package io.rhema.training.vectors.plot;
