package io.rhema.job.finetune.read;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.operator.decode.JsonFields;
import io.rhema.operator.failure.RefusedRecordException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows of a table as objects. An empty cell is an absent field.
 *
 * @param columns which fields count
 * @param names of the table's columns, in their order
 */
record TableRow(Columns columns, List<String> names) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern MILLISECONDS = Pattern.compile("-?[0-9]{1,18}");

  TableRow {
    names = names.stream().map(String::strip).toList();
  }

  /**
   * @throws RefusedRecordException when the row has more or fewer cells than there are columns, or
   *     there is no column of texts
   */
  JsonFields fields(String[] cells) {
    if (!names.contains(columns.text())) {
      throw new RefusedRecordException(
          "The table has no column '%s' for the text; its columns are %s."
              .formatted(columns.text(), names));
    }
    if (cells.length != names.size()) {
      throw new RefusedRecordException(
          "The row has %d columns; the table has %d: %s."
              .formatted(cells.length, names.size(), names));
    }
    ObjectNode object = JSON.createObjectNode();
    for (String name : columns.all()) {
      int column = names.indexOf(name);
      if (column >= 0 && !cells[column].isEmpty()) {
        put(object, name, cells[column]);
      }
    }
    return new JsonFields(object);
  }

  private void put(ObjectNode object, String name, String cell) {
    if (name.equals(columns.spans())) {
      try {
        object.set(name, JSON.readTree(cell));
      } catch (JacksonException e) {
        throw new RefusedRecordException(
            "Column '%s' is not JSON: %s; write it like [{\"label\":\"PER\",\"start\":0,\"end\":3}]."
                .formatted(name, e.getOriginalMessage()),
            e);
      }
    } else if (name.equals(Columns.AT) && MILLISECONDS.matcher(cell).matches()) {
      object.put(name, Long.parseLong(cell));
    } else {
      object.put(name, cell);
    }
  }
}
