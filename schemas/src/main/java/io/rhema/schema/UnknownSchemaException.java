package io.rhema.schema;

/** A record whose writer used a schema that this version of the readers has never heard of. */
public final class UnknownSchemaException extends UnreadableRecordException {
  private static final long serialVersionUID = 1L;

  public UnknownSchemaException(String message) {
    super(message);
  }
}
