package io.rhema.model.generate;

import io.rhema.model.bundle.GenerationIds;

/** What all searches of a batch have in common; used by one thread. */
final class SearchTerms {
  private final GenerationOptions options;
  private final GenerationIds ids;
  private final RuleBook rules;
  private float[] scratch = new float[0];

  SearchTerms(GenerationOptions options, GenerationIds ids) {
    this.options = options;
    this.ids = ids;
    this.rules = new RuleBook(options.rules(), ids.ends(), options.maxTokens());
  }

  GenerationOptions options() {
    return options;
  }

  RuleBook rules() {
    return rules;
  }

  int start() {
    return ids.start();
  }

  boolean isEnd(int token) {
    return ids.ends().contains(token);
  }

  int ends() {
    return ids.ends().size();
  }

  /** Room for the scores of one row, until the next call. */
  float[] scratch(int vocabulary) {
    if (scratch.length != vocabulary) {
      scratch = new float[vocabulary];
    }
    return scratch;
  }
}
