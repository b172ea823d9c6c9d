/** Texts as people keep them in files: one a line, plain or as JSON. */
package io.rhema.local.line;
