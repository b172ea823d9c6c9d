package io.rhema.training.vectors.train;

import io.rhema.training.vectors.VectorsException;
import io.rhema.training.vectors.WordVectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Trains the vectors of a corpus. */
public final class VectorTrainer {
  /** Words that a thread goes through before it tells so and looks at the learning rate. */
  public static final int STRIDE = 10_000;

  /** Hears how the training goes; called by several threads, one at a time. */
  public interface Listener {
    /**
     * Hears that a thread went through some more words.
     *
     * @param words that were gone through since the last call
     * @param loss mean loss of a prediction over these
     */
    void trained(int words, double loss);
  }

  private VectorTrainer() {}

  /**
   * Trains.
   *
   * @return a vector for each word of the corpus, in its order
   * @throws VectorsException when the heap has no room for the vectors
   * @throws InterruptedException when the calling thread is; the others end soon after
   */
  public static WordVectors train(Corpus corpus, VectorOptions options, Listener listener)
      throws IOException, InterruptedException {
    requireRoom(corpus.words().size(), options.size(), Runtime.getRuntime().maxMemory());
    SplittableRandom random = new SplittableRandom(options.seed());
    Weights weights = Weights.random(corpus.words().size(), options.size(), random);
    Course course = new Course(corpus, options, listener);
    NoiseWords noise = new NoiseWords(corpus);
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < options.threads(); i++) {
      workers.add(new Worker(corpus, weights, noise, course, i, random.split()));
    }
    run(workers);
    return new WordVectors(corpus.words(), weights.inputs());
  }

  /** Two rows for each word: one as neighbour, one as what is predicted. */
  static void requireRoom(int words, int size, long heap) {
    long needed = 2L * words * size * Float.BYTES;
    if (needed > heap / 10 * 8) {
      throw new VectorsException(
          "%d words with %d numbers need %d MB to train, the JVM has %d MB of heap: take fewer words (--max-words, --min-count) or give it more (RHEMA_HEAP)."
              .formatted(words, size, needed >> 20, heap >> 20));
    }
  }

  private static void run(List<Worker> workers) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(workers.size());
    try {
      CompletionService<Void> running = new ExecutorCompletionService<>(threads);
      workers.forEach(running::submit);
      for (int i = 0; i < workers.size(); i++) {
        running.take().get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw new IllegalStateException("A thread of the training failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
