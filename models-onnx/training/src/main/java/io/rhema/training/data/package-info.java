/**
 * From files to batches: labelled texts and tagged sentences read, encoded, cut, and grouped by
 * length.
 */
package io.rhema.training.data;
