package io.rhema.job.streaming;

import io.rhema.job.streaming.option.Option;

/** The options as a Markdown table, as the README has it. */
public final class OptionsTable {
  private OptionsTable() {}

  /** Prints the table. */
  public static void main(String[] arguments) {
    System.out.print(markdown());
  }

  /** One row for each option and each family, in their order. */
  public static String markdown() {
    StringBuilder table = new StringBuilder();
    row(table, "Option", "Default", "Value", "Meaning");
    row(table, "---", "---", "---", "---");
    StreamingOptions.ALL.forEach(
        option ->
            row(
                table,
                code(option.key()),
                fallback(option),
                option.type().rule(),
                option.meaning()));
    StreamingOptions.FAMILIES.forEach(
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
