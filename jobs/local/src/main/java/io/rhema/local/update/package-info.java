/** Telling running jobs to serve another version of a model, and hearing what they say. */
package io.rhema.local.update;
