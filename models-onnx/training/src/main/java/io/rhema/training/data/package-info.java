/** From files to batches: labelled texts read from tables, encoded, cut, and grouped by length. */
package io.rhema.training.data;
