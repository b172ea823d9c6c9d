package io.rhema.model.task;

import java.util.List;

/**
 * The words and phrases that tell a text from others, by tf-idf: often in it, and in few texts of a
 * corpus. There is no graph; words are counted and looked up in a table of document frequencies.
 */
public record Keywords() implements Task {

  /** The task's name in manifests; Hugging Face has none for it. */
  public static final String NAME = "keyword-extraction";

  @Override
  public String name() {
    return NAME;
  }

  /** None: what is chosen from are the words of the text. */
  @Override
  public List<String> labels() {
    return List.of();
  }
}
