package io.rhema.model.task;

import java.util.List;

/**
 * What a text may go on with, word by word: a recurrent language model whose graph takes its states
 * as inputs and gives them as outputs. The id of padding stands in front of every text, and behind
 * it: where that is the next word, the text is at its end.
 */
public record TextGeneration() implements Task {

  /** The task's name in manifests. */
  public static final String NAME = "text-generation";

  @Override
  public String name() {
    return NAME;
  }

  /** None: what is chosen from are the words of a vocabulary. */
  @Override
  public List<String> labels() {
    return List.of();
  }
}
