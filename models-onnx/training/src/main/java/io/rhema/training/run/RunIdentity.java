package io.rhema.training.run;

import io.rhema.model.bundle.Digests;
import io.rhema.training.recipe.DataSource;
import io.rhema.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What decides the result of a training.
 *
 * @param recipe every key and value
 * @param base SHA-256 of the model it starts from
 * @param data SHA-256 of each data file, by its path in the recipe
 */
record RunIdentity(String recipe, String base, Map<String, String> data) {

  static RunIdentity of(Recipe recipe, BaseModel base, Path folder) throws IOException {
    Map<String, String> data = new TreeMap<>();
    for (DataSource file : dataFiles(recipe)) {
      data.put(file.path(), Digests.of(folder.resolve(file.path())).sha256());
    }
    return new RunIdentity(recipe.toString(), base.sha256(), data);
  }

  /** Each data file once, the dev sets last. */
  static List<DataSource> dataFiles(Recipe recipe) {
    Map<String, DataSource> byPath = new LinkedHashMap<>();
    Stream.concat(
            recipe.stages().stream()
                .flatMap(stage -> stage.portions().stream())
                .flatMap(portion -> portion.data().stream()),
            recipe.goals().stream().flatMap(goal -> goal.devSets().stream()))
        .forEach(file -> byPath.putIfAbsent(file.path(), file));
    return List.copyOf(byPath.values());
  }

  /** What is not as it was before, in words; empty when all is. */
  String differenceTo(RunIdentity before) {
    if (!base.equals(before.base)) {
      return "the base is another one (SHA-256 %s, was %s)".formatted(base, before.base);
    }
    if (!recipe.equals(before.recipe)) {
      return "the recipe changed; it was " + before.recipe;
    }
    for (String file : data.keySet()) {
      if (!Objects.equals(data.get(file), before.data.get(file))) {
        return "the data file %s changed (SHA-256 %s, was %s)"
            .formatted(file, data.get(file), before.data.get(file));
      }
    }
    return "";
  }
}
