package io.rhema.training.base;

import io.rhema.model.bundle.Head;
import io.rhema.training.graph.ClassificationHead;
import io.rhema.training.graph.HeadRenaming;
import io.rhema.training.graph.HeadWeights;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import io.rhema.training.graph.TokenHead;
import io.rhema.training.recipe.ClassificationGoal;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.Goal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the heads of a recipe on a base: those that the base has are kept, under the recipe's names,
 * the others are new, and what no goal asks for is dropped.
 *
 * @param base what the base is called, for messages
 * @param heads of the base; empty for a bare encoder
 */
record BaseHeads(String base, List<Head> heads) {

  /**
   * @param hidden width of the encoder
   * @return names of the weights of heads that are new
   * @throws TrainingException if a head of the base has another number of labels
   */
  Set<String> fit(OnnxGraph graph, EncoderRecipe recipe, int hidden) {
    makeRoom(graph, recipe);
    for (Goal goal : recipe.goals()) {
      same(goal).ifPresent(head -> keep(graph, head, goal, Heads.output(recipe, goal)));
    }
    Set<String> added = new HashSet<>();
    long seed = recipe.settings().seed();
    for (Goal goal : recipe.goals()) {
      String output = Heads.output(recipe, goal);
      if (!graph.hasOutput(output)) {
        attach(graph, goal, output, hidden, seed);
        added.addAll(List.of(HeadWeights.of(output).weight(), HeadWeights.of(output).bias()));
      }
      seed++;
    }
    Set<String> wanted =
        recipe.goals().stream().map(goal -> Heads.output(recipe, goal)).collect(Collectors.toSet());
    if (graph.outputs().size() > wanted.size()) {
      graph.setOutputs(
          graph.outputs().stream().filter(output -> wanted.contains(output.getName())).toList());
      graph.prune();
    }
    return added;
  }

  /**
   * Heads that no goal asks for give their names away. They stay until the new ones are there,
   * whose place in the graph they show.
   */
  private void makeRoom(OnnxGraph graph, EncoderRecipe recipe) {
    List<Head> kept = recipe.goals().stream().flatMap(goal -> same(goal).stream()).toList();
    List<Head> dropped = heads.stream().filter(head -> !kept.contains(head)).toList();
    for (int i = 0; i < dropped.size(); i++) {
      HeadRenaming.apply(graph, output(dropped.get(i)), "dropped-%d_logits".formatted(i));
    }
  }

  private static String output(Head head) {
    return head.output() == null ? ClassificationHead.LOGITS : head.output();
  }

  /** The base's head for a goal: the one of its task; if there are several, the one of its name. */
  private Optional<Head> same(Goal goal) {
    List<Head> ofTask =
        heads.stream().filter(head -> head.task().name().equals(Heads.task(goal).name())).toList();
    return ofTask.size() == 1
        ? Optional.of(ofTask.get(0))
        : ofTask.stream().filter(head -> head.name().equals(goal.head())).findFirst();
  }

  private void keep(OnnxGraph graph, Head head, Goal goal, String output) {
    String now = output(head);
    int labels = goal.labelNames().size();
    int found = graph.initializer(HeadWeights.of(now).bias()).map(Tensors::size).orElse(labels);
    if (found != labels) {
      throw new TrainingException(
          "The base %s has %d labels, the recipe %d; both must match"
              .formatted(base, found, labels));
    }
    HeadRenaming.apply(graph, now, output);
  }

  private static void attach(OnnxGraph graph, Goal goal, String output, int hidden, long seed) {
    int labels = goal.labelNames().size();
    if (goal instanceof ClassificationGoal) {
      ClassificationHead.attach(graph, output, hidden, labels, seed);
    } else {
      TokenHead.attach(graph, output, hidden, labels, seed);
    }
  }
}
