package io.rhema.training.recipe;

import java.util.List;

/** What a model is to learn, from what, and how. */
public sealed interface Recipe permits EncoderRecipe, TranslationRecipe {

  /** Of the model that comes out. */
  String name();

  /** Of the model that comes out. */
  String version();

  /** Threads of libtorch. */
  int threads();

  /** Each data file once under each of its names, the dev sets last. */
  List<DataSource> dataFiles();

  /** Other files that it is trained with, relative to the data folder. */
  default List<String> otherFiles() {
    return List.of();
  }

  /** Other models that this one learns from. */
  default List<Teacher> teachers() {
    return List.of();
  }
}
