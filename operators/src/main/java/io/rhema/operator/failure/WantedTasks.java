package io.rhema.operator.failure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecord;
import io.rhema.operator.read.RawRecord.Header;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tasks that a record is to be answered for, where a header names some. A dead letter that left
 * some tasks without a result has that header, so that the record, sent once more, is answered for
 * those alone and nothing is published twice.
 */
public final class WantedTasks {
  /** Names of tasks, with commas between them. The last header of this name holds. */
  public static final String HEADER = "rhema.tasks";

  private WantedTasks() {}

  /** Whether a record is to be answered for a task: all are, unless its header names others. */
  public static boolean wants(RawRecord record, TaskKind task) {
    Header header = header(record);
    return header == null || named(header).contains(task);
  }

  /** Those of some tasks that a record is to be answered for, in their order. */
  public static List<TaskKind> among(List<TaskKind> tasks, RawRecord record) {
    Header header = header(record);
    return header == null ? tasks : tasks.stream().filter(named(header)::contains).toList();
  }

  /**
   * Looks at the header, if there is one.
   *
   * @throws RefusedRecordException when it names anything else than tasks
   */
  public static void check(RawRecord record) {
    Header header = header(record);
    if (header == null) {
      return;
    }
    for (String name : names(header)) {
      if (TaskKind.named(name).isEmpty()) {
        throw new RefusedRecordException(
            "Header '%s' has '%s'; it may have any of %s, with commas between them."
                .formatted(
                    HEADER,
                    name,
                    Arrays.stream(TaskKind.values())
                        .map(TaskKind::key)
                        .collect(Collectors.joining(", "))));
      }
    }
  }

  private static Header header(RawRecord record) {
    List<Header> headers = record.headers();
    for (int i = headers.size() - 1; i >= 0; i--) {
      if (headers.get(i).name().equals(HEADER)) {
        return headers.get(i);
      }
    }
    return null;
  }

  private static Set<TaskKind> named(Header header) {
    Set<TaskKind> tasks = EnumSet.noneOf(TaskKind.class);
    names(header).forEach(name -> TaskKind.named(name).ifPresent(tasks::add));
    return tasks;
  }

  private static List<String> names(Header header) {
    String value = header.value() == null ? "" : new String(header.value(), UTF_8);
    return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
  }
}
