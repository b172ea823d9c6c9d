/**
 * Texts from one language to another: a text is cut into sentences, each sentence is a row of a
 * batch that a {@link io.rhema.model.generate.Generator} continues in the other language, and the
 * translations are put together with the spacing and the line breaks of the text.
 */
package io.rhema.model.translate;
