package io.rhema.model.translate;

import java.time.Duration;

/**
 * What a batch took.
 *
 * @param rows sentences, or parts of long ones
 * @param sourceTokens positions of the sources that are no padding
 * @param paddedTokens positions of the sources, padding included
 * @param targetTokens tokens of the translations, without the end token
 * @param steps steps of the longest row
 * @param unfinished rows that the deadline ended
 * @param time from the first to the last step
 */
public record TranslatedBatch(
    int rows,
    int sourceTokens,
    int paddedTokens,
    int targetTokens,
    int steps,
    int unfinished,
    Duration time) {}
