package io.rhema.local.cli;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.training.evaluate.ClassifierEvaluation;
import io.rhema.training.evaluate.DevSets;
import io.rhema.training.evaluate.Evaluation;
import io.rhema.training.evaluate.LabelledData;
import io.rhema.training.evaluate.TaggingEvaluation;
import io.rhema.training.evaluate.TranslationEvaluation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rhema evaluate}: a model against what people labelled. */
@Command(
    name = "evaluate",
    description = {
      "Measure a model on labelled texts: accuracy, and precision, recall and F1 of each label.",
      "Or on tagged sentences: precision, recall and F1 of each type of entity, by tokens as"
          + " conlleval counts, and by spans as they are served.",
      "Or on texts with translations: BLEU as sacrebleu counts, BLEU on lower-cased words as Moses"
          + " cuts them, and chrF.",
      "With --recipe, on all that a recipe measures its model on."
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final Set<TaskKind> MEASURED =
      EnumSet.of(
          TaskKind.SENTIMENT, TaskKind.ENTITIES, TaskKind.TRANSLATION, TaskKind.CLASSIFICATION);

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The model's folder.")
  private Path model;

  @Option(
      names = "--task",
      paramLabel = "sentiment|classification|entities|translation",
      converter = TaskChoice.class,
      description = "Which head of the model. Default: the one that there is.")
  private TaskKind task;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = {
        "Tab-separated labels and texts, or JSON lines with their keys, a label being a name or its"
            + " number; or a token and its tag on each line, with a blank line behind each"
            + " sentence; or a text and its translation, with a tab between them. UTF-8. May be"
            + " repeated.",
        "With --recipe, the folder of the recipe's files. Default: the recipe's own."
      })
  private List<Path> data = List.of();

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      description = "A recipe, whose dev sets are taken as it says they are written.")
  private Path recipe;

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      defaultValue = "label",
      description = "The label's column, if the first line is a header. Default: label.")
  private String labelColumn;

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      defaultValue = "text",
      description =
          "The text's column, if the first line is a header with more than two. Default: text.")
  private String textColumn;

  @Mixin private TagFormat tags;
  @Mixin private PairChoice pairs;
  @Mixin private BeamChoice beams;

  @Option(
      names = "--json",
      description = "Print one JSON object for each data set instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    List<? extends Evaluation> evaluations = recipe == null ? onFiles() : onDevSets();
    PrintWriter out = spec.commandLine().getOut();
    for (Evaluation evaluation : evaluations) {
      EvaluationReport report = EvaluationReport.of(evaluation);
      out.print(json ? report.json() + "\n" : report.table() + "\n");
    }
    out.flush();
    return 0;
  }

  private List<? extends Evaluation> onFiles() {
    if (data.isEmpty()) {
      throw usage("Missing required option: '--data=FILE', or '--recipe=RECIPE'");
    }
    TaskKind asked = task == null ? onlyTask() : task;
    ModelBundle bundle = ModelBundle.open(model);
    return switch (asked) {
      case SENTIMENT, CLASSIFICATION ->
          ClassifierEvaluation.of(
              bundle,
              asked.headOf(bundle),
              data.stream().map(file -> LabelledData.read(file, labelColumn, textColumn)).toList());
      case ENTITIES -> TaggingEvaluation.of(bundle, data.stream().map(tags::file).toList());
      case TRANSLATION ->
          TranslationEvaluation.of(bundle, beams::of, pairs.samples(), pairs.read(data));
      case EMBEDDINGS, KEYWORDS ->
          throw usage(
              "Invalid value for option '--task': "
                  + asked.key()
                  + " have no labels to be measured against;"
                  + " it must be sentiment, classification, entities or translation");
    };
  }

  private List<Evaluation> onDevSets() {
    if (data.size() > 1) {
      throw usage("With --recipe, --data names one folder, not " + data.size());
    }
    Path folder = data.isEmpty() ? recipe.toAbsolutePath().getParent() : data.get(0);
    DevSets sets = DevSets.of(recipe, folder);
    List<TaskKind> tasks = task == null ? tasks() : List.of(task);
    ModelBundle bundle = ModelBundle.open(model);
    List<Evaluation> evaluations = new ArrayList<>();
    for (TaskKind kind : List.of(TaskKind.SENTIMENT, TaskKind.CLASSIFICATION)) {
      if (tasks.contains(kind) && !sets.labelled().isEmpty()) {
        evaluations.addAll(ClassifierEvaluation.of(bundle, kind.headOf(bundle), sets.labelled()));
      }
    }
    if (tasks.contains(TaskKind.ENTITIES) && !sets.tagged().isEmpty()) {
      evaluations.addAll(TaggingEvaluation.of(bundle, sets.tagged()));
    }
    if (tasks.contains(TaskKind.TRANSLATION) && !sets.parallel().isEmpty()) {
      evaluations.addAll(
          TranslationEvaluation.of(bundle, beams::of, pairs.samples(), sets.parallel()));
    }
    if (evaluations.isEmpty()) {
      throw new CommandException(
          "The recipe %s measures nothing that the model in %s does: %s."
              .formatted(recipe, model, tasks.stream().map(TaskKind::key).toList()));
    }
    return evaluations;
  }

  /** What the model does and can be measured. */
  private List<TaskKind> tasks() {
    ModelBundle bundle = ModelBundle.open(model);
    return bundle.heads().stream()
        .map(head -> TaskKind.of(head.task()).get(0))
        .filter(MEASURED::contains)
        .distinct()
        .sorted()
        .toList();
  }

  private TaskKind onlyTask() {
    List<TaskKind> tasks = tasks();
    if (tasks.size() != 1) {
      throw new CommandException(
          tasks.isEmpty()
              ? "The model in %s neither classifies texts, finds entities nor translates: nothing of it can be measured."
                  .formatted(model)
              : "The model in %s does %s; say with --task which of them to measure."
                  .formatted(model, tasks.stream().map(TaskKind::key).toList()));
    }
    return tasks.get(0);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
