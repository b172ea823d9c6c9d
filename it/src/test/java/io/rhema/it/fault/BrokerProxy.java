package io.rhema.it.fault;

import io.rhema.it.process.Detour;
import io.rhema.local.Ports;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.requests.EndTxnRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.TransactionResult;

/** Stands between a job and its broker, where commits can be held and answers be slowed down. */
final class BrokerProxy implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Detour detour = new Detour(Ports.free(), Ports.free());
  private final CommitGate gate = new CommitGate();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket server = new ServerSocket();
  private volatile Duration delay = Duration.ZERO;

  BrokerProxy() throws IOException {
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), detour.front()));
    inBackground(this::accept);
  }

  Detour detour() {
    return detour;
  }

  String bootstrapServers() {
    return "127.0.0.1:" + detour.front();
  }

  CommitGate gate() {
    return gate;
  }

  /** Every piece of an answer comes later by this. */
  void slowDown(Duration by) {
    delay = by;
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket client = server.accept();
      open.add(client);
      try {
        Socket broker = new Socket(InetAddress.getLoopbackAddress(), detour.behind());
        open.add(broker);
        client.setTcpNoDelay(true);
        broker.setTcpNoDelay(true);
        inBackground(() -> requests(client, broker));
        inBackground(() -> answers(broker, client));
      } catch (IOException e) {
        // The broker is down, and so are we to this client.
        end(client);
      }
    }
  }

  private void requests(Socket client, Socket broker) throws IOException, InterruptedException {
    try (client;
        broker) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(broker.getOutputStream());
      while (true) {
        byte[] request = new byte[in.readInt()];
        in.readFully(request);
        if (isCommit(request) && !gate.enter()) {
          return;
        }
        // One write, since two are two packets.
        out.write(
            ByteBuffer.allocate(4 + request.length).putInt(request.length).put(request).array());
      }
    } finally {
      end(client);
      end(broker);
    }
  }

  private static boolean isCommit(byte[] request) {
    ByteBuffer bytes = ByteBuffer.wrap(request);
    if (bytes.getShort(0) != ApiKeys.END_TXN.id) {
      return false;
    }
    RequestHeader header = RequestHeader.parse(bytes);
    return EndTxnRequest.parse(new ByteBufferAccessor(bytes), header.apiVersion()).result()
        == TransactionResult.COMMIT;
  }

  private void answers(Socket broker, Socket client) throws IOException {
    try (client;
        broker) {
      InputStream in = broker.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        LockSupport.parkNanos(delay.toNanos());
        out.write(buffer, 0, read);
      }
    } finally {
      end(client);
      end(broker);
    }
  }

  private void end(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static void inBackground(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One of the two has closed the connection, or died; the other has been told.
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "broker-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    gate.open(false);
    server.close();
    open.forEach(this::end);
  }
}
