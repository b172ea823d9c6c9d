package io.rhema.local.cli;

import io.rhema.operator.interpret.TaskKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a task. */
final class TaskChoice implements ITypeConverter<TaskKind> {
  /** The names there are, for descriptions and messages. */
  static String known() {
    return Arrays.stream(TaskKind.values()).map(TaskKind::key).collect(Collectors.joining(", "));
  }

  @Override
  public TaskKind convert(String written) {
    String name = written.strip().toLowerCase(Locale.ROOT);
    return TaskKind.named(name)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no known task. Known: %s.".formatted(written, known())));
  }
}
