package io.rhema.training.recipe;

import java.util.List;
import java.util.Optional;

/** Tagged sentences. One that is longer than a row is cut into several between two of its words. */
public record TagPortion(
    String head,
    List<TaggedFile> data,
    int maxTokens,
    Recasing recasing,
    double epochs,
    int batchSize,
    double lossWeight,
    Optional<Teacher> teacher)
    implements Portion {}
