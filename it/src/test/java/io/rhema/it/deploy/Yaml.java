package io.rhema.it.deploy;

import io.rhema.local.RhemaHome;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML files of the project, with anchors and merges resolved and no key twice. */
public final class Yaml {
  private Yaml() {}

  /** Reads a mapping. */
  public static Map<String, Object> read(String file) throws IOException {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    try (Reader reader = Files.newBufferedReader(RhemaHome.path().resolve(file))) {
      return map(new org.yaml.snakeyaml.Yaml(new SafeConstructor(strict)).load(reader));
    }
  }

  @SuppressWarnings("unchecked") // a mapping's keys are strings here, or the cast of one fails
  static Map<String, Object> map(Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }

  @SuppressWarnings("unchecked") // as above
  static List<Object> list(Object node) {
    return node == null ? List.of() : (List<Object>) node;
  }

  /** Leaves by the path to them, with dots, as Flink names its options. */
  static Map<String, String> flat(Map<String, Object> tree) {
    Map<String, String> leaves = new LinkedHashMap<>();
    flatten("", tree, leaves);
    return leaves;
  }

  private static void flatten(String path, Object node, Map<String, String> leaves) {
    if (node instanceof Map<?, ?> children) {
      children.forEach(
          (key, child) -> flatten(path.isEmpty() ? "" + key : path + "." + key, child, leaves));
    } else {
      leaves.put(path, String.valueOf(node));
    }
  }
}
