package io.rhema.training.recipe;

/** What a model is before it is trained. */
public sealed interface Base permits BundleBase, NewNetwork {}
