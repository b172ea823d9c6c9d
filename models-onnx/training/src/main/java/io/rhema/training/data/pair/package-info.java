/**
 * From files to batches of texts with their translations: pairs read, cleaned, varied, encoded, and
 * grouped into batches of one number of tokens.
 */
package io.rhema.training.data.pair;
