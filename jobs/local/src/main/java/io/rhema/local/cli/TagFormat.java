package io.rhema.local.cli;

import io.rhema.training.evaluate.TaggedData;
import io.rhema.training.recipe.ConllOptions;
import io.rhema.training.recipe.ConllOptions.Scheme;
import io.rhema.training.recipe.ConllOptions.Separator;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say how files of tagged sentences are written. */
final class TagFormat {
  @Option(
      names = "--scheme",
      paramLabel = "bio|iob1|io",
      defaultValue = "bio",
      description = "How tags tell where an entity begins. Default: bio.")
  private Scheme scheme;

  @Option(
      names = "--column",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Column of the tag; that of the token is 0. Default: -1, the last.")
  private int column;

  @Option(
      names = "--separator",
      paramLabel = "whitespace|tab",
      defaultValue = "whitespace",
      description = "What stands between columns. Default: whitespace.")
  private Separator separator;

  @Option(
      names = "--token-prefix",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What stands before every token and is no part of it, such as en:.")
  private String prefix;

  @Option(
      names = "--types",
      split = ",",
      paramLabel = "FILE-TYPE=MODEL-TYPE",
      description =
          "Types of the file by the model's names: person=PER,group=ORG. Default: as they are.")
  private Map<String, String> types = Map.of();

  @Option(
      names = "--missing",
      split = ",",
      paramLabel = "TYPE",
      description = "Types of the model that nobody marked in the file: they are not counted.")
  private Set<String> missing = Set.of();

  TaggedData file(Path path) {
    ConllOptions format = new ConllOptions(column, separator, scheme, prefix, types);
    return TaggedData.read(path.toString(), path, format, missing);
  }
}
