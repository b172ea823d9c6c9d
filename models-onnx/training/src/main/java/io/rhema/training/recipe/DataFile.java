package io.rhema.training.recipe;

import java.util.List;
import java.util.Optional;

/**
 * A table of texts, most often with labels: tab-separated, comma-separated if its name ends in
 * {@code .csv}, JSON lines if it ends in {@code .jsonl} or {@code .ndjson}.
 *
 * @param path relative to the data folder
 * @param columns their names, in order, if the file has no header line; empty if its first line is
 *     one
 * @param labelColumn its name; none if the texts have no labels that count
 * @param textColumn its name
 * @param share which of its texts are meant
 * @param sentences whether each sentence of a text is a text by itself; never where labels count
 * @param name what the data set is called, for the model card
 * @param licence for the model card
 */
public record DataFile(
    String path,
    List<String> columns,
    Optional<String> labelColumn,
    String textColumn,
    Share share,
    boolean sentences,
    String name,
    String licence)
    implements DataSource {}
