package io.rhema.training.vectors.train;

/** What all threads of a training share beside the weights: how far it is. */
final class Course {
  private static final double LEAST = 1e-4;

  private final VectorOptions options;
  private final VectorTrainer.Listener listener;
  private final double all;
  private final double[] keep;
  private long done;

  Course(Corpus corpus, VectorOptions options, VectorTrainer.Listener listener) {
    this.options = options;
    this.listener = listener;
    all = (double) corpus.total() * options.epochs();
    keep = new double[corpus.words().size()];
    for (int word = 0; word < keep.length; word++) {
      keep[word] = keep(corpus.count(word), options.sample() * corpus.total());
    }
  }

  VectorOptions options() {
    return options;
  }

  /** word2vec's {@code (sqrt(f/t) + 1) * t/f}, which the paper shortens to {@code sqrt(t/f)}. */
  static double keep(long count, double frequent) {
    return frequent == 0 ? 1 : (Math.sqrt(count / frequent) + 1) * frequent / count;
  }

  /** How probably an occurrence of a word is kept. */
  double keep(int word) {
    return keep[word];
  }

  /** Notes that words were gone through, and tells the learning rate for the next ones. */
  synchronized float advance(int words, double loss) {
    if (words > 0) {
      done += words;
      listener.trained(words, loss);
    }
    return (float) (options.learningRate() * Math.max(LEAST, 1 - done / all));
  }
}
