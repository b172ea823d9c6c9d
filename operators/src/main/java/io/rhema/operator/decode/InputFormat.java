package io.rhema.operator.decode;

/** How the values of the input topic are written. */
public enum InputFormat {
  /** {@code TextEvent} in Avro's single-object encoding. */
  AVRO {
    @Override
    EventReader reader() {
      return new AvroReader();
    }
  },
  /** A JSON object with the fields of {@code TextEvent}, of which only {@code text} is required. */
  JSON {
    @Override
    EventReader reader() {
      return new JsonReader();
    }
  },
  /** The whole value is the text, in UTF-8. */
  TEXT {
    @Override
    EventReader reader() {
      return new PlainTextReader();
    }
  };

  /** A reader for one task. */
  abstract EventReader reader();
}
