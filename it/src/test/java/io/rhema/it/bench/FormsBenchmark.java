package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How close to a float model its other forms are, and how much faster.
 *
 * @param <A> what a model says of one text
 * @param <C> how close that is to what the float model says
 */
abstract class FormsBenchmark<A, C> implements Callable<Integer> {

  @Option(names = "--exact", required = true, description = "bundle of the float model")
  private Path exact;

  @Option(names = "--bundle", required = true, description = "another form of it; repeatable")
  private List<Path> bundles;

  @Mixin private BenchmarkOptions options;

  abstract Form<A> open(ModelBundle bundle, Corpus corpus);

  /** Compares the answers to all texts. */
  abstract C closeness(List<A> exact, List<A> answers);

  abstract FormsPage<C> page();

  @Override
  public final Integer call() throws Exception {
    List<ModelBundle> models = new ArrayList<>(List.of(BenchmarkOptions.open(exact)));
    bundles.forEach(folder -> models.add(BenchmarkOptions.open(folder)));
    Corpus corpus = options.corpus(models.get(0));
    List<Form<A>> forms = models.stream().map(model -> open(model, corpus)).toList();
    try {
      // Serves as the warm-up, too.
      List<A> wanted = forms.get(0).answers();
      List<C> closeness = new ArrayList<>();
      for (Form<A> form : forms) {
        closeness.add(closeness(wanted, form.answers()));
      }
      List<Measured> speed =
          Rounds.run(
              List.copyOf(forms),
              Collections.nCopies(forms.size(), null),
              corpus.size(),
              options.rounds,
              options.seed);
      FormsReport<C> report =
          new FormsReport<>(
              Provenance.of(models, options.texts, corpus), options.rounds, speed, closeness);
      ReportFolder.write(options.out, report, page().of(report));
    } finally {
      forms.forEach(Form::close);
    }
    return 0;
  }
}
