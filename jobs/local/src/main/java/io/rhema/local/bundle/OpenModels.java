package io.rhema.local.bundle;

import io.rhema.model.bundle.Head;
import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.ModelId;
import io.rhema.model.bundle.Seq2SeqModel;
import io.rhema.model.session.SessionOptions;
import io.rhema.operator.infer.InferenceOptions;
import io.rhema.operator.interpret.TaskKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Models that are open. As long as they are, the job shares their sessions. */
public final class OpenModels implements AutoCloseable {
  private final List<Open> models = new ArrayList<>();

  private OpenModels() {}

  /** A model, and what closes it. */
  private record Open(ModelId id, Runnable closing) {}

  /** Opens each folder once, for the heads that are asked. */
  static OpenModels of(ChosenModels chosen) {
    Map<Path, List<TaskKind>> tasks = new LinkedHashMap<>();
    chosen
        .folders()
        .forEach((task, folder) -> tasks.computeIfAbsent(folder, f -> new ArrayList<>()).add(task));
    OpenModels open = new OpenModels();
    try {
      tasks.forEach((folder, asked) -> open.models.add(load(folder, asked)));
    } catch (RuntimeException e) {
      open.close();
      throw e;
    }
    return open;
  }

  private static Open load(Path folder, List<TaskKind> asked) {
    ModelBundle bundle = ModelBundle.open(folder);
    List<Head> heads = asked.stream().map(task -> task.headOf(bundle)).toList();
    InferenceOptions options =
        InferenceOptions.of(folder.toString(), asked.toArray(TaskKind[]::new));
    return switch (options.manner()) {
      case READ -> {
        LoadedModel model = bundle.openModel(SessionOptions.DEFAULT, heads);
        yield new Open(bundle.id(), model::close);
      }
      case WRITTEN -> {
        Seq2SeqModel model = bundle.openSeq2Seq(SessionOptions.DEFAULT);
        yield new Open(bundle.id(), model::close);
      }
      case COUNTED -> {
        options.openExtractor(bundle);
        yield new Open(bundle.id(), () -> {});
      }
    };
  }

  /** Their names and versions. */
  public List<ModelId> ids() {
    return models.stream().map(Open::id).toList();
  }

  @Override
  public void close() {
    models.forEach(model -> model.closing().run());
  }
}
