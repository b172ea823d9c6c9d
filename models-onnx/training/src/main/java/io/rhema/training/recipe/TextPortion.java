package io.rhema.training.recipe;

import java.util.List;
import java.util.Optional;

/**
 * Labelled texts.
 *
 * @param cut what is kept of a text that is longer than a row
 */
public record TextPortion(
    String head,
    List<DataFile> data,
    int maxTokens,
    Cut cut,
    Recasing recasing,
    double epochs,
    int batchSize,
    double lossWeight,
    Optional<Teacher> teacher)
    implements Portion {}
