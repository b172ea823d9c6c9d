package io.rhema.training.advise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Weighting;
import java.util.Locale;

/** A small model that is trained from nothing, the cheapest first. */
public enum Candidate {
  BAG_OF_WORDS("bag of words", Chains.WORDS.asBag(Weighting.BINARY), 1e-3, 0.5) {
    @Override
    void architecture(ObjectNode model) {
      model.put("architecture", "bag").put("hidden", 16);
    }
  },
  BAG_OF_BIGRAMS("bag of bigrams, tf-idf", Chains.BIGRAMS, 3e-3, 0.5) {
    @Override
    void architecture(ObjectNode model) {
      model.put("architecture", "bag").put("hidden", 16);
    }
  },
  MEAN_OF_EMBEDDINGS("mean of word embeddings", Chains.WORDS, 5e-3, 0.3) {
    @Override
    void architecture(ObjectNode model) {
      model.put("architecture", "mean").put("embedding", 64);
    }
  },
  LSTM("LSTM, both directions", Chains.WORDS, 2e-3, 0.3) {
    @Override
    void architecture(ObjectNode model) {
      model.put("architecture", "lstm").put("embedding", 64).put("hidden", 32);
      model.put("bidirectional", true).put("summary", "max");
    }
  };

  private static final int LONGEST_BAG = 4_096;

  private final String title;
  private final AnalyzerDefinition analyzer;
  private final double learningRate;
  private final double dropout;

  Candidate(String title, AnalyzerDefinition analyzer, double learningRate, double dropout) {
    this.title = title;
    this.analyzer = analyzer;
    this.learningRate = learningRate;
    this.dropout = dropout;
  }

  /** As a table has it. */
  public String title() {
    return title;
  }

  /** As a file is called. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  AnalyzerDefinition analyzer() {
    return analyzer;
  }

  double learningRate() {
    return learningRate;
  }

  double dropout() {
    return dropout;
  }

  /** Fills the recipe's {@code model}. */
  abstract void architecture(ObjectNode model);

  /** Whether it reads words in their order. */
  boolean isSequenceModel() {
    return this == LSTM;
  }

  /**
   * Words of the longest row that it is trained on. An order that is read word by word takes time
   * for each of them, so a long text is cut to about twice the mean.
   */
  int maxTokens(double meanWords) {
    return switch (this) {
      case BAG_OF_WORDS, BAG_OF_BIGRAMS -> LONGEST_BAG;
      case MEAN_OF_EMBEDDINGS -> 1_024;
      case LSTM -> Math.max(32, Math.min(256, 32 * (int) Math.ceil(meanWords / 16)));
    };
  }

  /** How much of the CPU time it gets, in parts. */
  int parts() {
    return isSequenceModel() ? 3 : 1;
  }
}
