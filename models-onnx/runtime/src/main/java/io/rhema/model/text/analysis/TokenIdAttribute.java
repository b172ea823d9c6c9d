package io.rhema.model.text.analysis;

import org.apache.lucene.util.Attribute;

/** The id that a token has in a model's vocabulary. */
public interface TokenIdAttribute extends Attribute {
  /** What {@link #getTokenId()} answers before a filter has looked the token up. */
  int NONE = -1;

  int getTokenId();

  void setTokenId(int id);
}
