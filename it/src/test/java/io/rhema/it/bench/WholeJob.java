package io.rhema.it.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Our job from Kafka to Kafka, exactly once, for a process of its own: broker, client and job are
 * in it, and all of their CPU time counts. Made of the model's folder, the parallelism, the labels'
 * names and how often every text is sent.
 */
public final class WholeJob implements Function<List<String>, int[]>, AutoCloseable {
  private static final Duration MOMENT = Duration.ofMillis(100);

  private final RunningJob job;
  private final List<String> labels;
  private final int copies;

  public WholeJob(List<String> arguments) throws Exception {
    labels = List.of(arguments.get(2).split(","));
    copies = Integer.parseInt(arguments.get(3));
    job = new RunningJob(Path.of(arguments.get(0)), Integer.parseInt(arguments.get(1)));
  }

  @Override
  public int[] apply(List<String> texts) {
    int first = -1;
    for (int copy = 0; copy < copies; copy++) {
      for (String text : texts) {
        int number = job.client().send(text);
        first = first < 0 ? number : first;
      }
    }
    job.client().flush();
    int[] answers = new int[texts.size()];
    int from = first;
    for (int answered = 0; answered < copies * texts.size(); ) {
      answered +=
          job.client()
              .poll(
                  MOMENT,
                  (result, number, written) ->
                      answers[(number - from) % answers.length] =
                          labels.indexOf(result.getLabel()));
      job.requireRunning();
    }
    return answers;
  }

  @Override
  public void close() throws ExecutionException, InterruptedException {
    job.close();
  }
}
