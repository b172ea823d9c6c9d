package io.rhema.local.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the marks of entities mean, to be printed once. */
public final class Legend {
  private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

  static {
    MEANINGS.put("PER", "person");
    MEANINGS.put("ORG", "organisation");
    MEANINGS.put("LOC", "place");
    MEANINGS.put("MISC", "other name");
  }

  private Legend() {}

  /** One line, without a line break. */
  public static String of(Terminal terminal) {
    MarkStyle style = MarkStyle.of(terminal);
    return MEANINGS.entrySet().stream()
        .map(entry -> style.open(entry.getKey()) + entry.getValue() + style.close(entry.getKey()))
        .collect(Collectors.joining(" ", "Entities         ", ""));
  }
}
