/** Texts from the command line and their translations, without the stream. */
package io.rhema.local.translate;
