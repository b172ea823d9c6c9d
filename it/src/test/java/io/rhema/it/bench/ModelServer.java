package io.rhema.it.bench;

import ai.onnxruntime.OrtException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A model behind HTTP on the loopback interface: a request is the ids of one text as 64-bit
 * numbers, its answer the label as one byte. So many workers, each with one thread and one request
 * a run.
 */
final class ModelServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService workers;
  private final BareSession session;
  private final BlockingQueue<BareSession> idle;

  /**
   * @param session closed with this
   */
  ModelServer(BareSession session, int parallelism) throws IOException {
    this.session = session;
    idle = new ArrayBlockingQueue<>(parallelism);
    for (int i = 0; i < parallelism; i++) {
      idle.add(session.sibling());
    }
    workers = Executors.newFixedThreadPool(parallelism);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create(
        "http://%s:%d/"
            .formatted(
                server.getAddress().getAddress().getHostAddress(), server.getAddress().getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      LongBuffer ids = ByteBuffer.wrap(exchange.getRequestBody().readAllBytes()).asLongBuffer();
      long[] row = new long[ids.remaining()];
      ids.get(row);
      exchange.sendResponseHeaders(200, 1);
      exchange.getResponseBody().write(label(row));
    }
  }

  private int label(long[] row) throws IOException {
    BareSession free = idle.remove();
    try {
      return free.run(List.of(row))[0];
    } catch (OrtException e) {
      throw new IOException(e);
    } finally {
      idle.add(free);
    }
  }

  @Override
  public void close() throws OrtException {
    server.stop(0);
    workers.shutdown();
    session.close();
  }
}
