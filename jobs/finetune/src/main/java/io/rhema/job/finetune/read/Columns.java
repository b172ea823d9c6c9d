package io.rhema.job.finetune.read;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the fields of an example are called in a file: columns of a table, keys of JSON lines,
 * fields of Avro records.
 *
 * @param names of a table's columns, in their order, where its first row is not the header; empty
 *     where it is
 * @param text of the text
 * @param label of the label
 * @param spans of the spans: in JSON and Avro an array of {@code label}, {@code start} and {@code
 *     end}, in a table the same array as JSON
 * @param target of the translation
 */
public record Columns(List<String> names, String text, String label, String spans, String target)
    implements Serializable {
  static final String ID = "id";
  static final String TASK = "task";
  static final String BY = "by";
  static final String AT = "at";

  /** As the fields of {@code LabelledExample} are called, in tables with a header. */
  public static final Columns DEFAULT = new Columns(List.of(), "text", "label", "spans", "target");

  public Columns {
    names = List.copyOf(names);
  }

  /** All fields that count. */
  List<String> all() {
    return Stream.of(ID, text, TASK, label, spans, target, BY, AT).toList();
  }
}
