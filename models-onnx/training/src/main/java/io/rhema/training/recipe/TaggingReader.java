package io.rhema.training.recipe;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the head of a tagger. */
record TaggingReader() implements HeadReader {
  private static final Pattern NONE = Pattern.compile("");

  @Override
  public TaggingGoal goal(RecipeNode node) {
    List<String> types = node.list("types", List.of());
    if (types.isEmpty() || new HashSet<>(types).size() < types.size()) {
      throw new RecipeException(
          "Invalid types=%s: must be one or more, each once".formatted(types));
    }
    List<TaggedFile> dev = node.mappings("dev").stream().map(file -> devFile(file, types)).toList();
    return new TaggingGoal(node.text("head", "entities"), types, dev);
  }

  private static TaggedFile devFile(RecipeNode node, List<String> types) {
    return file(node, types, NONE, NONE, 0, 1, node.number("weight", 1.0, 0, 1000));
  }

  private static TaggedFile trainingFile(RecipeNode node, List<String> types) {
    return file(
        node,
        types,
        node.pattern("ignore-tokens", NONE),
        node.pattern("doubt-outside", NONE),
        node.number("natural-spacing", 0.0, 0, 1),
        node.integer("repeat", 1, 1, 1000),
        1);
  }

  private static TaggedFile file(
      RecipeNode node,
      List<String> types,
      Pattern ignoredTokens,
      Pattern doubtedOutside,
      double naturalSpacing,
      int repeat,
      double weight) {
    TaggedFile file =
        new TaggedFile(
            node.text("path"),
            node.text("name"),
            node.text("licence"),
            format(node, types),
            node.list("missing", List.of()),
            ignoredTokens,
            doubtedOutside,
            naturalSpacing,
            repeat,
            weight);
    node.refuseOtherKeys();
    requireKnown(file.path() + ": missing", file.missing(), types);
    requireKnown(file.path() + ": types", file.format().types().values(), types);
    return file;
  }

  private static ConllOptions format(RecipeNode node, List<String> types) {
    return new ConllOptions(
        node.integer("column", ConllOptions.LAST, ConllOptions.LAST, 1000),
        node.choice("separator", ConllOptions.Separator.WHITESPACE),
        node.choice("scheme", ConllOptions.Scheme.BIO),
        node.text("token-prefix", ""),
        node.has("types") ? node.texts("types") : sameNames(types));
  }

  private static Map<String, String> sameNames(List<String> types) {
    Map<String, String> same = new TreeMap<>();
    types.forEach(type -> same.put(type, type));
    return same;
  }

  private static void requireKnown(String what, Collection<String> found, List<String> types) {
    for (String type : found) {
      if (!types.contains(type)) {
        throw new RecipeException(
            "Invalid %s=%s: '%s' is not among the recipe's types %s"
                .formatted(what, found, type, types));
      }
    }
  }

  @Override
  public TagPortion portion(RecipeNode node, Goal goal) {
    List<String> types = ((TaggingGoal) goal).types();
    return new TagPortion(
        goal.head(),
        node.mappings("data").stream().map(file -> trainingFile(file, types)).toList(),
        HeadReader.maxTokens(node),
        HeadReader.recasing(node),
        HeadReader.epochs(node),
        HeadReader.batchSize(node),
        HeadReader.lossWeight(node),
        HeadReader.teacher(node));
  }
}
