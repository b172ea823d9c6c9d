/**
 * Word vectors (Mikolov et al. 2013, "Efficient Estimation of Word Representations in Vector
 * Space"): words with their rows, the words nearest to one, and analogies. Nothing here needs
 * libtorch.
 */
package io.rhema.training.vectors;
