/**
 * Which language a text is in, and whether a model of one language is to be asked about it. The
 * detector is Optimaize's, with the language profiles of its own artifact; nothing else in the
 * project sees it.
 */
package io.rhema.model.language;
