/** Vocabularies: what pieces there are, and how a word is split into them. Plain Java. */
package io.rhema.model.text.vocabulary;
