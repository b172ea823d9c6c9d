package io.rhema.job.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Options as they were written, checked against their declarations.
 *
 * <p>Everything that is wrong is found at once: a user should not have to start a job five times to
 * learn of five mistakes.
 */
public final class OptionValues {
  private static final Pattern SECRET =
      Pattern.compile("password|secret|jaas|token|credential|\\.key$", Pattern.CASE_INSENSITIVE);

  private final Map<Option<?>, Object> values = new LinkedHashMap<>();
  private final Map<PassThrough, Map<String, String>> passed = new LinkedHashMap<>();

  private final Set<String> written;

  private OptionValues(Set<String> written) {
    this.written = written;
  }

  /**
   * Compares what was written with what is declared.
   *
   * @param written keys and values
   * @param rules says what is wrong with the values together: a sentence for each broken rule
   * @throws InvalidOptionsException when a key is unknown, a value breaks its rule, a required one
   *     is missing, or values do not go together
   */
  public static OptionValues check(
      Map<String, String> written,
      List<Option<?>> declared,
      List<PassThrough> families,
      Function<OptionValues, List<String>> rules) {
    OptionValues result = new OptionValues(Set.copyOf(written.keySet()));
    Map<String, String> unknown = new TreeMap<>(written);
    List<String> problems = new ArrayList<>();
    for (Option<?> option : declared) {
      result.read(option, Optional.ofNullable(unknown.remove(option.key())), problems);
    }
    for (PassThrough family : families) {
      result.take(family, unknown, problems);
    }
    unknown.forEach(
        (key, value) ->
            problems.add(
                "Unknown option %s='%s'. %s"
                    .formatted(key, shown(key, value), Remedy.of(key, declared))));
    problems.addAll(rules.apply(result));
    if (!problems.isEmpty()) {
      throw new InvalidOptionsException(problems);
    }
    return result;
  }

  /** What is mistyped may have been meant to be a password. */
  private static String shown(String key, String value) {
    return SECRET.matcher(key).find() ? "(hidden)" : value;
  }

  private <T> void read(Option<T> option, Optional<String> written, List<String> problems) {
    if (written.isEmpty()) {
      option.fallback().ifPresent(value -> values.put(option, value));
      if (option.required()) {
        problems.add(
            "Missing option %s: %s Expected %s."
                .formatted(option.key(), option.meaning(), option.type().rule()));
      }
      return;
    }
    try {
      values.put(option, option.type().parser().apply(written.get()));
    } catch (IllegalArgumentException e) {
      problems.add(
          "Invalid %s='%s'. Expected %s."
              .formatted(option.key(), written.get(), option.type().rule()));
    }
  }

  private void take(PassThrough family, Map<String, String> unknown, List<String> problems) {
    Map<String, String> taken = new TreeMap<>();
    unknown
        .entrySet()
        .removeIf(
            entry -> {
              boolean ours = entry.getKey().startsWith(family.prefix());
              if (ours) {
                taken.put(entry.getKey().substring(family.prefix().length()), entry.getValue());
              }
              return ours;
            });
    for (String name : family.reserved()) {
      if (taken.containsKey(name)) {
        problems.add(
            "Invalid %s%s='%s'. The job sets '%s' itself; leave it out."
                .formatted(family.prefix(), name, taken.get(name), name));
      }
    }
    passed.put(family, taken);
  }

  /** The value of an option that has one in any case. */
  public <T> T get(Option<T> option) {
    return find(option)
        .orElseThrow(() -> new IllegalStateException(option.key() + " may be left out: use find"));
  }

  /** The value of an option that may be left out. */
  @SuppressWarnings("unchecked") // put in by read, under its own declaration
  public <T> Optional<T> find(Option<T> option) {
    return Optional.ofNullable((T) values.get(option));
  }

  /** Whether a value was written, right or wrong. */
  public boolean isWritten(Option<?> option) {
    return written.contains(option.key());
  }

  /** What was written for a family, without the prefix. */
  public Map<String, String> get(PassThrough family) {
    return passed.getOrDefault(family, Map.of());
  }
}
