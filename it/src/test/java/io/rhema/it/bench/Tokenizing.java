package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Our encoder beside the tokenizers in Rust that the model's file is written for. */
final class Tokenizing {
  /** So that either takes about a second for some thousand texts. */
  private static final int OUR_COPIES = 50;

  private static final int THEIR_COPIES = 5;

  private Tokenizing() {}

  /**
   * @param corpus some thousand different texts, so that few of their words are always at hand
   * @param libraries the class path with the other one; empty for ours alone
   * @param operator texts that the operator answers in a CPU-second, encoded beforehand
   */
  static TokenizingResult measure(
      ModelBundle model,
      Corpus corpus,
      Optional<String> libraries,
      double operator,
      int rounds,
      long seed,
      Duration warmUp)
      throws Exception {
    List<Contender> contenders = new ArrayList<>();
    try {
      contenders.add(
          AnsweringProcess.start(
              "our encoder",
              "the text encoder of the analyze stage",
              corpus,
              OUR_COPIES,
              warmUp,
              List.of(),
              System.getProperty("java.class.path"),
              EncodingAlone.class.getName(),
              model.dir().toString(),
              Integer.toString(OUR_COPIES)));
      if (libraries.isPresent()) {
        contenders.add(
            AnsweringProcess.start(
                "Rust tokenizers through JNI",
                "ai.djl.huggingface:tokenizers",
                corpus,
                THEIR_COPIES,
                warmUp,
                List.of(),
                AnsweringProcess.withOwnClasses(libraries.get()),
                "io.rhema.peer.RustTokenizer",
                model.dir().toString(),
                Integer.toString(THEIR_COPIES)));
      }
      List<Double> agreement = gate(contenders, corpus);
      Rounds measured = Rounds.run(contenders, corpus.size(), rounds, seed);
      double subWords = (double) corpus.tokens() / corpus.size();
      List<TokenizingResult.Encoder> encoders = new ArrayList<>();
      for (int i = 0; i < contenders.size(); i++) {
        double[] texts = measured.perCpuSecond(i);
        encoders.add(
            new TokenizingResult.Encoder(
                contenders.get(i).name(),
                agreement.get(i),
                Spread.of(texts),
                Spread.of(Arrays.stream(texts).map(rate -> rate * subWords).toArray())));
      }
      double ours = encoders.get(0).textsPerCpuSecond().median();
      String[] names = contenders.stream().map(Contender::name).toArray(String[]::new);
      return new TokenizingResult(
          corpus.size(),
          encoders,
          contenders.size() > 1 ? Comparison.of(measured, names, 0, 1, 1) : null,
          1 / ours / (1 / ours + 1 / operator));
    } finally {
      for (Contender contender : contenders) {
        contender.close();
      }
    }
  }

  /** Warms up, and sees that ids are the same: who gives others is not compared. */
  private static List<Double> gate(List<Contender> contenders, Corpus corpus) throws Exception {
    int[] expected =
        corpus.encodings().stream().mapToInt(text -> Arrays.hashCode(text.ids())).toArray();
    List<Double> agreement = new ArrayList<>();
    for (Contender contender : contenders) {
      double equal = Rounds.equal(expected, contender.run());
      if (equal < 1) {
        throw new IllegalStateException(
            "%s gives other ids for %.2f %% of the texts"
                .formatted(contender.name(), 100 * (1 - equal)));
      }
      agreement.add(equal);
    }
    return agreement;
  }
}
