package io.rhema.job.option;

import java.util.Optional;

/**
 * The declaration of one option.
 *
 * @param key its name in the file and on the command line
 * @param type how its value is written
 * @param fallback the value when none is given; empty where there is none
 * @param required whether the job cannot start without a value
 * @param meaning a sentence for the documentation
 * @param <T> the value's class
 */
public record Option<T>(
    String key, OptionType<T> type, Optional<T> fallback, boolean required, String meaning) {

  /** An option that has a value whether it is given or not. */
  public static <T> Option<T> of(String key, OptionType<T> type, T fallback, String meaning) {
    return new Option<>(key, type, Optional.of(fallback), false, meaning);
  }

  /** An option without which the job cannot start. */
  public static <T> Option<T> required(String key, OptionType<T> type, String meaning) {
    return new Option<>(key, type, Optional.empty(), true, meaning);
  }

  /** An option that may be left out, which then means something of its own. */
  public static <T> Option<T> optional(String key, OptionType<T> type, String meaning) {
    return new Option<>(key, type, Optional.empty(), false, meaning);
  }
}
