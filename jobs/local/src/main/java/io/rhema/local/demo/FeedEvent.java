package io.rhema.local.demo;

/**
 * A text on its way to Kafka.
 *
 * @param number counted from 1; the record's key, by which its answer is recognised
 * @param id what the event is called
 * @param text for showing
 * @param value the record's value: a {@code TextEvent} in Avro, or the bytes of a line that is none
 */
record FeedEvent(long number, String id, String text, byte[] value) {
  private static final byte[] PUBLISHED = {};

  /** The event once its bytes are Kafka's: a text of several megabytes is not held twice. */
  FeedEvent published() {
    return new FeedEvent(number, id, text, PUBLISHED);
  }
}
