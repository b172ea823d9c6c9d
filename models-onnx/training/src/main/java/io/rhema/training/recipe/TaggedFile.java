package io.rhema.training.recipe;

import java.util.List;

/**
 * A file of tagged sentences.
 *
 * @param path relative to the data folder
 * @param format how it spells words and tags
 * @param missing the recipe's types that nobody marked in this file: there, {@code O} says nothing
 *     about them
 * @param repeat how often a training file counts in an epoch; 1 for a dev file
 * @param weight of a dev file's F1 in the score; 1 for a training file
 */
public record TaggedFile(
    String path,
    String name,
    String licence,
    ConllOptions format,
    List<String> missing,
    int repeat,
    double weight)
    implements DataSource {}
