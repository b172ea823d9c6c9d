package io.rhema.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.SchemaStore;

/**
 * Every version of one record's schema that was ever published, oldest first, as the jar carries
 * them from {@code schemas/history/<Record>/<n>.avsc}.
 *
 * <p>Two versions that differ only in documentation or defaults have one fingerprint; the later one
 * answers for it.
 */
public final class SchemaHistory implements SchemaStore {
  private final String recordName;
  private final List<Schema> versions;
  private final Map<Long, Schema> byFingerprint = new LinkedHashMap<>();

  private SchemaHistory(String recordName, List<Schema> versions) {
    this.recordName = recordName;
    this.versions = List.copyOf(versions);
    for (Schema schema : versions) {
      byFingerprint.put(SchemaNormalization.parsingFingerprint64(schema), schema);
    }
  }

  /**
   * Reads the history of a record from the class path.
   *
   * @param recordName simple name of the record, {@code TextEvent}
   * @throws IllegalArgumentException when there is no version 1
   */
  public static SchemaHistory of(String recordName) {
    List<Schema> versions = new ArrayList<>();
    for (Schema next = read(recordName, 1); next != null; ) {
      versions.add(next);
      next = read(recordName, versions.size() + 1);
    }
    if (versions.isEmpty()) {
      throw new IllegalArgumentException(
          "No history of the record '%s': schemas/history/%s/1.avsc must exist."
              .formatted(recordName, recordName));
    }
    return new SchemaHistory(recordName, versions);
  }

  private static Schema read(String recordName, int version) {
    String resource = "history/%s/%d.avsc".formatted(recordName, version);
    try (InputStream in = SchemaHistory.class.getResourceAsStream(resource)) {
      return in == null ? null : new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource + " from the class path.", e);
    }
  }

  /** The versions, 1 first. */
  public List<Schema> versions() {
    return versions;
  }

  /**
   * @throws UnknownSchemaException when no version has this fingerprint
   */
  @Override
  public Schema findByFingerprint(long fingerprint) {
    Schema schema = byFingerprint.get(fingerprint);
    if (schema == null) {
      throw new UnknownSchemaException(
          ("Schema fingerprint %s is no known version of %s. Known: %s. Readers must be deployed "
                  + "before writers that use a newer schema.")
              .formatted(hex(fingerprint), recordName, known()));
    }
    return schema;
  }

  private String known() {
    StringJoiner known = new StringJoiner(", ");
    byFingerprint.forEach(
        (fingerprint, schema) ->
            known.add(hex(fingerprint) + " (version " + (versions.indexOf(schema) + 1) + ")"));
    return known.toString();
  }

  private static String hex(long fingerprint) {
    return String.format(Locale.ROOT, "0x%016x", fingerprint);
  }
}
