/**
 * What a training starts from: a bundle of before, the mean of several, or a network that is made
 * for the recipe; each is a folder with a graph and the files of its tokenizer, and gets the
 * recipe's heads.
 */
package io.rhema.training.base;
