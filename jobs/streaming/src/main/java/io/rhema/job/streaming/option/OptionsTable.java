package io.rhema.job.streaming.option;

import java.util.List;

/** The options as a Markdown table, for the documentation. */
public final class OptionsTable {
  private OptionsTable() {}

  /** One row for each option and family, in their order. */
  public static String markdown(List<Option<?>> options, List<PassThrough> families) {
    StringBuilder table = new StringBuilder();
    row(table, "Option", "Default", "Value", "Meaning");
    row(table, "---", "---", "---", "---");
    options.forEach(
        option ->
            row(
                table,
                "`" + option.key() + "`",
                fallback(option),
                option.type().rule(),
                option.meaning()));
    families.forEach(
        family -> row(table, "`" + family.prefix() + "*`", "", "any", family.meaning()));
    return table.toString();
  }

  private static <T> String fallback(Option<T> option) {
    return option.required()
        ? "required"
        : option
            .fallback()
            .map(value -> "`" + option.type().printer().apply(value) + "`")
            .orElse("");
  }

  private static void row(StringBuilder table, String... cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
