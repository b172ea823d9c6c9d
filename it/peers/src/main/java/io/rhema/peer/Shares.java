package io.rhema.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.ToIntFunction;

/** Gives each of several threads its share of the texts and an instance of its own. */
final class Shares {
  private static final ThreadFactory DAEMONS =
      work -> {
        Thread thread = new Thread(work, "peer");
        thread.setDaemon(true);
        return thread;
      };

  private final List<ToIntFunction<String>> answering;
  private final ExecutorService threads;

  /**
   * @param answering one for each thread
   */
  Shares(List<ToIntFunction<String>> answering) {
    this.answering = List.copyOf(answering);
    threads = Executors.newFixedThreadPool(answering.size(), DAEMONS);
  }

  int[] answer(List<String> texts) {
    int[] answers = new int[texts.size()];
    List<Future<?>> shares = new ArrayList<>();
    for (int first = 0; first < answering.size(); first++) {
      int from = first;
      shares.add(
          threads.submit(
              () -> {
                for (int i = from; i < answers.length; i += answering.size()) {
                  answers[i] = answering.get(from).applyAsInt(texts.get(i));
                }
              }));
    }
    for (Future<?> share : shares) {
      try {
        share.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("The library failed on a text", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted", e);
      }
    }
    return answers;
  }
}
