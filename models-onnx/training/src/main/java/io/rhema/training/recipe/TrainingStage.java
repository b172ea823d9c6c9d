package io.rhema.training.recipe;

import java.util.List;

/**
 * Some epochs over some files.
 *
 * @param maxTokens length of the longest row, special tokens included
 * @param cut what is kept of a longer text
 * @param epochs how often the files are gone through; parts of an epoch are allowed
 * @param batchSize texts a step
 * @param learningRate the highest one, reached after the warm-up
 */
public record TrainingStage(
    String name,
    List<DataFile> data,
    int maxTokens,
    Cut cut,
    double epochs,
    int batchSize,
    double learningRate) {}
