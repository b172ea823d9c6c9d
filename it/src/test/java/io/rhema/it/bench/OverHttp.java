package io.rhema.it.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** Flink's asynchronous operator, which asks a model server about each record. */
final class OverHttp implements Contender {
  private static final int IN_FLIGHT = 16;
  private static final long TIMEOUT_MILLIS = 60_000;

  private final int texts;
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final OneInputStreamOperatorTestHarness<Integer, Integer> operator;

  /** Asks with the ids of one text and takes the label from the answer. */
  private record Request(HttpClient client, URI server, List<byte[]> bodies)
      implements AsyncFunction<Integer, Integer> {
    @Override
    public void asyncInvoke(Integer text, ResultFuture<Integer> result) {
      HttpRequest request =
          HttpRequest.newBuilder(server).POST(BodyPublishers.ofByteArray(bodies.get(text))).build();
      client
          .sendAsync(request, BodyHandlers.ofByteArray())
          .whenComplete(
              (response, failure) -> {
                if (failure == null) {
                  result.complete(List.of((int) response.body()[0]));
                } else {
                  result.completeExceptionally(failure);
                }
              })
          .isDone();
    }
  }

  OverHttp(Corpus corpus, URI server) throws Exception {
    texts = corpus.size();
    List<byte[]> bodies =
        IntStream.range(0, texts).mapToObj(text -> body(corpus.row(text))).toList();
    HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
    operator =
        new OneInputStreamOperatorTestHarness<>(
            new AsyncWaitOperatorFactory<>(
                new Request(client, server, bodies),
                TIMEOUT_MILLIS,
                IN_FLIGHT,
                AsyncDataStream.OutputMode.ORDERED),
            IntSerializer.INSTANCE);
    operator.open();
  }

  private static byte[] body(long[] row) {
    ByteBuffer body = ByteBuffer.allocate(row.length * Long.BYTES);
    body.asLongBuffer().put(row);
    return body.array();
  }

  @Override
  public String name() {
    return "async I/O to a model server";
  }

  @Override
  public String description() {
    return "Flink's asynchronous operator with %d requests in flight to a model server over HTTP on"
            .formatted(IN_FLIGHT)
        + " the loopback interface, one record a run there with one thread, encoded beforehand;"
        + " client and server are counted";
  }

  @Override
  public int[] run() throws Exception {
    for (int text = 0; text < texts; text++) {
      operator.processElement(new StreamRecord<>(text));
    }
    operator.endInput();
    List<Integer> labels = operator.extractOutputValues();
    operator.getOutput().clear();
    return labels.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public void close() throws Exception {
    operator.close();
    threads.shutdown();
  }
}
