package io.rhema.training.run;

import io.rhema.model.bundle.DataSet;
import io.rhema.model.bundle.Provenance;
import io.rhema.training.data.ConllFile;
import io.rhema.training.data.LabelledTexts;
import io.rhema.training.data.pair.PairTexts;
import io.rhema.training.metric.Evaluation;
import io.rhema.training.recipe.DataFile;
import io.rhema.training.recipe.DataSource;
import io.rhema.training.recipe.PairFile;
import io.rhema.training.recipe.Recipe;
import io.rhema.training.recipe.TaggedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.Loader;

/**
 * Says how a model came to be.
 *
 * @param data folder of the recipe's data files
 * @param codeCommit of this program; null when not known
 */
record RunProvenance(Recipe recipe, RunIdentity identity, Path data, String codeCommit) {

  /**
   * @param base name of the model it started from; null when it started from nothing
   * @param evaluation of the weights that were kept
   */
  Provenance of(String base, Map<String, Object> hyperParameters, long seed, Evaluation evaluation)
      throws IOException {
    Map<String, Double> figures = new TreeMap<>();
    evaluation.figures().forEach((what, figure) -> figures.put(what + " fp32", figure));
    return new Provenance(
        base,
        dataSets(),
        hyperParameters,
        seed,
        codeCommit,
        Map.of("java", Runtime.version().toString(), "libtorch", libtorch()),
        figures);
  }

  private List<DataSet> dataSets() throws IOException {
    List<DataSet> sets = new ArrayList<>();
    for (DataSource source : recipe.dataFiles()) {
      int rows = rows(source);
      boolean several = source.paths().size() > 1;
      for (String path : source.paths()) {
        String name = several ? source.name() + ", " + Path.of(path).getFileName() : source.name();
        sets.add(new DataSet(name, identity.data().get(path), source.licence(), rows));
      }
    }
    return sets;
  }

  private int rows(DataSource source) throws IOException {
    if (source instanceof TaggedFile tagged) {
      return ConllFile.read(data.resolve(tagged.path()), tagged.format()).size();
    }
    return source instanceof PairFile pairs
        ? PairTexts.read(data, pairs).size()
        : LabelledTexts.read(data, (DataFile) source).size();
  }

  private static String libtorch() throws IOException {
    return Loader.getVersion("org.bytedeco", "pytorch");
  }
}
