package io.rhema.training.recipe;

/**
 * A table of labelled texts with a header line: tab-separated, or comma-separated if its name ends
 * in {@code .csv}.
 *
 * @param path relative to the data folder
 * @param labelColumn its name in the header
 * @param textColumn its name in the header
 * @param name what the data set is called, for the model card
 * @param licence for the model card
 */
public record DataFile(
    String path, String labelColumn, String textColumn, String name, String licence)
    implements DataSource {}
