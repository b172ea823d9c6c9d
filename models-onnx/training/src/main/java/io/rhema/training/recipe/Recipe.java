package io.rhema.training.recipe;

/** A task, its data and its settings. There is one kind of recipe for each task. */
public sealed interface Recipe permits ClassificationRecipe {

  /** The name of the model that comes out. */
  String name();

  /** The version of the model that comes out. */
  String version();

  /** {@code minilm}, or a bundle folder to continue from. */
  String base();

  Settings settings();
}
