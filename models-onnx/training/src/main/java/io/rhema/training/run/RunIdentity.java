package io.rhema.training.run;

import io.rhema.model.bundle.Digests;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.training.recipe.DataSource;
import io.rhema.training.recipe.Recipe;
import io.rhema.training.recipe.Teacher;
import io.rhema.training.teacher.TeacherModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What decides the result of a training.
 *
 * @param recipe every key and value that counts
 * @param base SHA-256 of the model it starts from; null when it starts from nothing
 * @param data SHA-256 of each file of the data folder, by its path in the recipe
 * @param teachers name, version and SHA-256 of each teacher, by its path in the recipe
 */
record RunIdentity(
    String recipe, String base, Map<String, String> data, Map<String, String> teachers) {

  RunIdentity {
    // A run that began before there were teachers has none.
    teachers = teachers == null ? Map.of() : teachers;
  }

  /**
   * @param base SHA-256 of the model it starts from; null when it starts from nothing
   * @param folder of the data files
   */
  static RunIdentity of(Recipe recipe, String base, Path folder) throws IOException {
    Map<String, String> data = new TreeMap<>();
    for (DataSource file : recipe.dataFiles()) {
      for (String path : file.paths()) {
        data.put(path, Digests.of(folder.resolve(path)).sha256());
      }
    }
    for (String path : recipe.otherFiles()) {
      data.put(path, Digests.of(folder.resolve(path)).sha256());
    }
    return new RunIdentity(recipe.toString(), base, data, teachers(recipe));
  }

  private static Map<String, String> teachers(Recipe recipe) {
    Map<String, String> teachers = new TreeMap<>();
    for (Teacher teacher : recipe.teachers()) {
      ModelBundle bundle = TeacherModel.bundle(teacher);
      teachers.put(
          teacher.bundle(),
          "%s %s, SHA-256 %s"
              .formatted(bundle.id().name(), bundle.id().version(), bundle.content()));
    }
    return teachers;
  }

  /** What is not as it was before, in words; empty when all is. */
  String differenceTo(RunIdentity before) {
    if (!Objects.equals(base, before.base)) {
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
    for (String teacher : teachers.keySet()) {
      if (!Objects.equals(teachers.get(teacher), before.teachers.get(teacher))) {
        return "the teacher %s changed (%s, was %s)"
            .formatted(teacher, teachers.get(teacher), before.teachers.get(teacher));
      }
    }
    return "";
  }
}
