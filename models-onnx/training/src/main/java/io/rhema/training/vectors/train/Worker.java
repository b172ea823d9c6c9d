package io.rhema.training.vectors.train;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** One thread of a training, which goes through its share of the texts in every epoch. */
final class Worker implements Callable<Void> {
  private final Corpus corpus;
  private final Course course;
  private final int part;
  private final SplittableRandom random;
  private final Prediction prediction;
  private final boolean cbow;
  private final int window;
  private int words;

  Worker(
      Corpus corpus,
      Weights weights,
      NoiseWords noise,
      Course course,
      int part,
      SplittableRandom random) {
    this.corpus = corpus;
    this.course = course;
    this.part = part;
    this.random = random;
    VectorOptions options = course.options();
    prediction = new Prediction(weights, noise, options.negatives(), random);
    cbow = options.architecture() == Architecture.CBOW;
    window = options.window();
  }

  @Override
  public Void call() throws IOException, InterruptedException {
    prediction.setLearningRate(course.advance(0, 0));
    for (int epoch = 0; epoch < course.options().epochs(); epoch++) {
      try (Corpus.Reading texts = corpus.read(part, course.options().threads())) {
        for (int[] text = texts.next(); text != null; text = texts.next()) {
          train(text);
        }
      }
    }
    report();
    return null;
  }

  /** Windows are laid over what sub-sampling leaves, so that they reach further. */
  private void train(int[] text) throws InterruptedException {
    int kept = 0;
    for (int word : text) {
      if (random.nextDouble() < course.keep(word)) {
        text[kept++] = word;
      }
    }
    int begun = 0;
    for (int at = 0; at < kept; at++) {
      predict(text, kept, at);
      int reached = (int) ((at + 1L) * text.length / kept);
      advance(reached - begun);
      begun = reached;
    }
    advance(text.length - begun);
  }

  private void predict(int[] text, int length, int at) {
    int reach = 1 + random.nextInt(window);
    int from = Math.max(0, at - reach);
    int to = Math.min(length, at + reach + 1);
    if (cbow) {
      prediction.ofMean(text, from, to, at);
    } else {
      for (int near = from; near < to; near++) {
        if (near != at) {
          prediction.ofWord(text[near], text[at]);
        }
      }
    }
  }

  private void advance(int more) throws InterruptedException {
    words += more;
    if (words >= VectorTrainer.STRIDE) {
      report();
      if (Thread.interrupted()) {
        throw new InterruptedException("The training was interrupted");
      }
    }
  }

  private void report() {
    prediction.setLearningRate(course.advance(words, prediction.takeMeanLoss()));
    words = 0;
  }
}
