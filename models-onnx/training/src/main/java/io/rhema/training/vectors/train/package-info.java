/**
 * Trains word vectors as word2vec does (Mikolov et al. 2013, "Distributed Representations of Words
 * and Phrases and their Compositionality"): texts are counted and spooled once as word ids, then
 * read again for every epoch, so that neither their number nor their length needs memory.
 */
package io.rhema.training.vectors.train;
