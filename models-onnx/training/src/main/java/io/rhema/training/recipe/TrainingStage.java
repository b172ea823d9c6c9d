package io.rhema.training.recipe;

import java.util.List;

/**
 * Some epochs over some files.
 *
 * @param portions one for each head that is trained; their steps alternate in proportion
 * @param learningRate the highest one, reached after the warm-up
 */
public record TrainingStage(String name, List<Portion> portions, double learningRate) {}
