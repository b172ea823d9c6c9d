/** Files as lines of bytes, not yet decoded. */
package io.rhema.job.line;
