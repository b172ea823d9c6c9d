package io.rhema.local.cli;

import io.rhema.training.vectors.WordSearch;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rhema vectors near}: the words nearest to a word. */
@Command(
    name = "near",
    description = "Print the words nearest to a word, by the cosine of their vectors.")
final class VectorsNearCommand implements Callable<Integer> {
  @Mixin private VectorsChoice vectors;
  @Mixin private NeighbourOutput output;

  @Parameters(
      arity = "1..*",
      paramLabel = "WORD",
      description = "Words as the file spells them; each is looked up by itself.")
  private List<String> words;

  @Override
  public Integer call() throws IOException {
    WordSearch search = new WordSearch(vectors.read());
    for (String word : words) {
      output.print("word", word, search.near(word, output.most()));
    }
    return 0;
  }
}
