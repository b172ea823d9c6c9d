package io.rhema.job.option;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.util.TimeUtils;

/**
 * How the value of an option is written.
 *
 * @param rule completes "Expected …", for the message and the documentation
 * @param parser makes a value of what was written, or throws {@link IllegalArgumentException}
 * @param printer writes a value as a user would
 * @param <T> the value's class
 */
public record OptionType<T>(String rule, Function<String, T> parser, Function<T, String> printer) {

  /** Text that matches a pattern as a whole. */
  public static OptionType<String> text(String rule, Pattern pattern) {
    return new OptionType<>(
        rule,
        written -> {
          require(pattern.matcher(written).matches());
          return written;
        },
        value -> value);
  }

  /** A whole number in a range. */
  public static OptionType<Integer> integer(int least, int most) {
    String rule =
        most == Integer.MAX_VALUE
            ? "a whole number of at least " + least
            : "a whole number from " + least + " to " + most;
    return new OptionType<>(
        rule,
        written -> {
          int value = Integer.parseInt(written);
          require(value >= least && value <= most);
          return value;
        },
        String::valueOf);
  }

  /** A duration in a range, with its unit. */
  public static OptionType<Duration> duration(Duration least, Duration most, String example) {
    return new OptionType<>(
        "a duration from %s to %s, such as '%s'".formatted(print(least), print(most), example),
        written -> {
          require(!written.chars().allMatch(Character::isDigit));
          Duration value = TimeUtils.parseDuration(written);
          require(value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
          return value;
        },
        OptionType::print);
  }

  /** {@code true} or {@code false}. */
  public static OptionType<Boolean> flag() {
    return new OptionType<>(
        "true or false",
        written -> {
          require(written.equals("true") || written.equals("false"));
          return written.equals("true");
        },
        String::valueOf);
  }

  /** One of an enum's constants, in lower case with hyphens. */
  public static <E extends Enum<E>> OptionType<E> choice(Class<E> choices) {
    Function<E, String> printer = e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new OptionType<>(
        "one of "
            + Arrays.stream(choices.getEnumConstants())
                .map(printer)
                .collect(Collectors.joining(", ")),
        written ->
            Arrays.stream(choices.getEnumConstants())
                .filter(e -> printer.apply(e).equals(written))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new),
        printer);
  }

  /** Several of an enum's constants, separated by commas. */
  public static <E extends Enum<E>> OptionType<List<E>> choices(Class<E> choices) {
    OptionType<E> one = choice(choices);
    return new OptionType<>(
        one.rule().replaceFirst("one of", "one or more of") + ", separated by commas, none twice",
        written -> {
          List<E> chosen = split(written).stream().map(one.parser()).toList();
          require(!chosen.isEmpty() && chosen.stream().distinct().count() == chosen.size());
          return chosen;
        },
        chosen -> chosen.stream().map(one.printer()).collect(Collectors.joining(",")));
  }

  /** Words of any kind, separated by commas. */
  public static OptionType<List<String>> texts(String rule) {
    return new OptionType<>(rule, OptionType::split, texts -> String.join(",", texts));
  }

  /** A number in a range. */
  public static OptionType<Float> decimal(int least, int most) {
    return new OptionType<>(
        "a number from " + least + " to " + most,
        written -> {
          float value = new BigDecimal(written).floatValue();
          require(value >= least && value <= most);
          return value;
        },
        value -> new BigDecimal(Float.toString(value)).stripTrailingZeros().toPlainString());
  }

  private static List<String> split(String written) {
    if (written.isBlank()) {
      return List.of();
    }
    List<String> parts = Arrays.stream(written.split(",", -1)).map(String::strip).toList();
    require(parts.stream().noneMatch(String::isEmpty));
    return parts;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }

  private static String print(Duration duration) {
    return TimeUtils.formatWithHighestUnit(duration);
  }
}
