package io.rhema.job.finetune.read;

import io.rhema.job.finetune.example.Kind;
import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.training.recipe.ConllOptions.Scheme;
import io.rhema.training.tune.ReplayTexts;
import io.rhema.training.tune.TrainingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Replay for those who have none: what the model that serves answers to texts that were written for
 * this project, as if a file had it. Any input element stands for all of them.
 */
public final class OwnTexts implements FlatMapFunction<Long, ReadExample> {
  private static final long serialVersionUID = 1L;

  private final TaskKind task;
  private final String bundle;

  /**
   * @param bundle folder of the model that serves
   */
  public OwnTexts(TaskKind task, String bundle) {
    this.task = task;
    this.bundle = bundle;
  }

  @Override
  public void flatMap(Long any, Collector<ReadExample> out) throws IOException {
    ModelBundle serving = ModelBundle.open(Path.of(bundle));
    Head head = task.headOf(serving);
    TrainingFiles form = TrainingFiles.of(head);
    Path file = Files.createTempFile("own-texts-", form.train());
    try {
      ReplayTexts.write(serving, head, ReplayTexts.all(), file);
      read(file, form, out);
    } finally {
      Files.delete(file);
    }
  }

  private void read(Path file, TrainingFiles form, Collector<ReadExample> out) throws IOException {
    Columns columns =
        new Columns(
            form == TrainingFiles.PAIRS ? List.of("text", "target") : List.of(),
            Columns.DEFAULT.text(),
            Columns.DEFAULT.label(),
            Columns.DEFAULT.spans(),
            Columns.DEFAULT.target());
    FileOptions options = new FileOptions(Kind.REPLAY, task.key(), columns, Scheme.BIO);
    String name = "own-texts" + form.train().substring(form.train().indexOf('.'));
    try (ExampleReader reader = FileType.open(Files.newInputStream(file), name, options)) {
      for (ReadExample one = reader.next(); one != null; one = reader.next()) {
        out.collect(one);
      }
    }
  }
}
