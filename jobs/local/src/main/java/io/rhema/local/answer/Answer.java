package io.rhema.local.answer;

import io.rhema.schema.SentimentResult;

/** What became of one text. */
public sealed interface Answer {
  /** What the text is called. */
  String id();

  String text();

  /**
   * The models answered.
   *
   * @param sentiment what the sentiment model says
   */
  record Given(String id, String text, SentimentResult sentiment) implements Answer {}

  /**
   * The text was refused.
   *
   * @param error why, in a sentence
   */
  record Refused(String id, String text, String error) implements Answer {}
}
