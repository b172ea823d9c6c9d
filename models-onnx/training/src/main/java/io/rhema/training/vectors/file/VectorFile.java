package io.rhema.training.vectors.file;

import io.rhema.training.vectors.WordVectors;

/**
 * What was read of a file.
 *
 * @param vectors the words and their rows
 * @param format how the file is written
 * @param repeated rows that were left out because their word had one before
 */
public record VectorFile(WordVectors vectors, VectorFormat format, long repeated) {}
