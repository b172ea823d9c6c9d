package io.rhema.it.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several of one kind that share the texts, each on a thread of its own from its making to its end,
 * as the subtasks of an operator are.
 */
final class InParallel implements Contender {
  private final int texts;
  private final List<ExecutorService> threads = new ArrayList<>();
  private final List<Contender> parts = new ArrayList<>();

  /** Makes one that answers a share of the texts. */
  @FunctionalInterface
  interface Part {
    Contender of(Corpus share) throws Exception;
  }

  InParallel(Corpus corpus, int parallelism, Part part) throws Exception {
    texts = corpus.size();
    for (int i = 0; i < parallelism; i++) {
      threads.add(Executors.newSingleThreadExecutor());
      Corpus share = corpus.share(i, parallelism);
      parts.add(onThread(i, () -> part.of(share)).get());
    }
  }

  private <T> Future<T> onThread(int part, Callable<T> what) {
    return threads.get(part).submit(what);
  }

  @Override
  public String name() {
    return parts.get(0).name();
  }

  @Override
  public String description() {
    return parts.get(0).description();
  }

  @Override
  public int[] run() throws Exception {
    List<Future<int[]>> shares = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      shares.add(onThread(i, parts.get(i)::run));
    }
    int[] answers = new int[texts];
    for (int part = 0; part < shares.size(); part++) {
      int[] share = shares.get(part).get();
      for (int i = 0; i < share.length; i++) {
        answers[part + i * parts.size()] = share[i];
      }
    }
    return answers;
  }

  @Override
  public void close() throws InterruptedException, ExecutionException {
    // The first may own what the others use.
    for (int i = parts.size() - 1; i >= 0; i--) {
      Contender part = parts.get(i);
      onThread(
              i,
              () -> {
                part.close();
                return null;
              })
          .get();
    }
    threads.forEach(ExecutorService::shutdown);
  }
}
