package io.rhema.job.option;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Where options are written: a YAML file, whose nesting may be used or not, and the command line.
 */
public final class OptionSource {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private OptionSource() {}

  /**
   * Reads a file. {@code input: {topic: t}} is the same as {@code input.topic: t}, and {@code
   * tasks: [a, b]} is the same as {@code tasks: a,b}.
   *
   * @throws InvalidOptionsException when the file cannot be read or is no mapping of scalars and
   *     lists of scalars
   */
  public static Map<String, String> file(Path file) {
    try {
      JsonNode root = YAML.readTree(Files.readString(file));
      Map<String, String> written = new LinkedHashMap<>();
      if (root.isObject()) {
        flatten("", root, written);
      } else if (!root.isMissingNode() && !root.isNull()) {
        throw new InvalidOptionsException(
            file + " must hold a YAML mapping of option names to values.");
      }
      return written;
    } catch (NoSuchFileException e) {
      throw new InvalidOptionsException("The options file " + file + " does not exist.");
    } catch (JacksonException e) {
      throw new InvalidOptionsException(
          "%s is not YAML: %s, in line %d."
              .formatted(
                  file,
                  e.getOriginalMessage().lines().findFirst().orElse(""),
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw new InvalidOptionsException("Cannot read the options file " + file + ": " + e);
    }
  }

  private static void flatten(String key, JsonNode node, Map<String, String> written) {
    if (node.isObject()) {
      node.forEachEntry(
          (name, child) -> flatten(key.isEmpty() ? name : key + "." + name, child, written));
    } else if (node.isNull()) {
      throw new InvalidOptionsException(
          "Invalid %s: it has no value. Expected a value or a list.".formatted(key));
    } else if (written.putIfAbsent(key, node.isArray() ? list(key, node) : node.asText()) != null) {
      throw new InvalidOptionsException("Invalid " + key + ": it is given twice.");
    }
  }

  private static String list(String key, JsonNode array) {
    StringJoiner values = new StringJoiner(",");
    for (JsonNode item : array) {
      if (!item.isValueNode() || item.isNull() || item.asText().contains(",")) {
        throw new InvalidOptionsException(
            "Invalid %s: its list has '%s'. Expected single values without a comma."
                .formatted(key, item));
      }
      values.add(item.asText());
    }
    return values.toString();
  }

  /**
   * Reads the command line of a job, {@code [--config FILE] [key=value]…}; an argument wins over
   * the file.
   *
   * @throws InvalidOptionsException when the file cannot be read, or an argument has no {@code =}
   */
  public static Map<String, String> commandLine(List<String> arguments) {
    if (arguments.isEmpty() || !arguments.get(0).equals("--config")) {
      return arguments(arguments);
    }
    if (arguments.size() < 2) {
      throw new InvalidOptionsException("--config needs a file.");
    }
    Map<String, String> written = new LinkedHashMap<>(file(Path.of(arguments.get(1))));
    written.putAll(arguments(arguments.subList(2, arguments.size())));
    return written;
  }

  /**
   * Reads {@code key=value} arguments.
   *
   * @throws InvalidOptionsException when one has no {@code =}
   */
  public static Map<String, String> arguments(List<String> arguments) {
    Map<String, String> written = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new InvalidOptionsException(
            "Invalid argument '%s'. Expected key=value.".formatted(argument));
      }
      written.put(argument.substring(0, equals).strip(), argument.substring(equals + 1).strip());
    }
    return written;
  }
}
