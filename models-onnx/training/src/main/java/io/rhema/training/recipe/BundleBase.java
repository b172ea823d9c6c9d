package io.rhema.training.recipe;

import java.util.List;

/**
 * A model to continue from.
 *
 * @param folder {@code minilm}, or a bundle folder
 * @param merged bundle folders, trained from the same encoder as the first: training starts from
 *     the mean of all their weights, with the heads of each
 */
public record BundleBase(String folder, List<String> merged) implements Base {}
