package io.rhema.training.recipe;

/**
 * Word vectors from elsewhere that a network begins with. A word of the vocabulary that the file
 * lacks begins as in any new network.
 *
 * @param file in any form that {@code ./rhema vectors} reads, relative to the data folder
 * @param frozen whether the vectors, also those that the file lacks, stay as they are in training
 */
public record GivenVectors(String file, boolean frozen) {}
