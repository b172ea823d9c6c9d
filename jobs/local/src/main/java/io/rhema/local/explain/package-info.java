/**
 * What a model of encoder and decoder did to translate a sentence, to be looked at: in a terminal,
 * as a page, or as JSON.
 */
package io.rhema.local.explain;
