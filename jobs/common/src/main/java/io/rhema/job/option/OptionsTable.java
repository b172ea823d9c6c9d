package io.rhema.job.option;

import java.util.List;

/** The options of a job as a Markdown table, as the README has it. */
public final class OptionsTable {
  private OptionsTable() {}

  /** One row for each option and each family, in their order. */
  public static String markdown(List<Option<?>> options, List<PassThrough> families) {
    StringBuilder table = new StringBuilder();
    row(table, "Option", "Default", "Value", "Meaning");
    row(table, "---", "---", "---", "---");
    options.forEach(
        option ->
            row(
                table,
                code(option.key()),
                fallback(option),
                option.type().rule(),
                option.meaning()));
    families.forEach(
        family -> row(table, code(family.prefix() + "*"), "", "as Kafka says", family.meaning()));
    return table.toString();
  }

  private static <T> String fallback(Option<T> option) {
    return option.required()
        ? "required"
        : option.fallback().map(value -> code(option.type().printer().apply(value))).orElse("");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static void row(StringBuilder table, String... cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
