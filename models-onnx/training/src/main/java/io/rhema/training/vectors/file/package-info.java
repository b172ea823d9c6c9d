/**
 * Files of word vectors as word2vec, GloVe and fastText write them. How a file is written is found
 * in its content, never in its name. Files come from anywhere: no count in one is believed, and
 * what is read is held against the heap that there is.
 */
package io.rhema.training.vectors.file;
