package io.rhema.local.cli;

import io.rhema.training.vectors.Analogy;
import io.rhema.training.vectors.WordSearch;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rhema vectors analogy}: king - man + woman. */
@Command(
    name = "analogy",
    description = {
      "Answer an analogy: 'king - man + woman' asks what is to woman as king is to man.",
      "The words of the question are no answers."
    })
final class VectorsAnalogyCommand implements Callable<Integer> {
  @Mixin private VectorsChoice vectors;
  @Mixin private NeighbourOutput output;

  @Option(
      names = "--method",
      paramLabel = "add|multiply",
      defaultValue = "add",
      description =
          "add: by the cosine to the sum of the vectors (3CosAdd); multiply: by the product of the"
              + " similarities to each (3CosMul), so that no word outweighs the others. Default: add.")
  private Analogy.Method method;

  @Parameters(
      arity = "1..*",
      paramLabel = "EXPRESSION",
      description = "Words with + or - between them, and blanks around these.")
  private List<String> expression;

  @Override
  public Integer call() throws IOException {
    String question = String.join(" ", expression);
    Analogy analogy = Analogy.parse(question);
    WordSearch search = new WordSearch(vectors.read());
    output.print("analogy", question, search.answer(analogy, method, output.most()));
    return 0;
  }
}
