package io.loadline.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server of the self-check, closed while it is busy. */
@Timeout(60)
class NullServerTest {
  private static final byte[] REQUESTS =
      "GET / HTTP/1.1\r\n\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII);

  private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
  private final ThreadGroup group =
      new ThreadGroup("null-server-test") {
        @Override
        public void uncaughtException(Thread thread, Throwable e) {
          thrown.add(e);
        }
      };

  /** Closes a server whose connections have all been written to. */
  private static void serveAndClose() {
    List<Socket> clients = new ArrayList<>();
    try (NullServer server = new NullServer()) {
      for (int i = 0; i < 8; i++) {
        clients.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
      }
      for (Socket client : clients) {
        client.getOutputStream().write(REQUESTS);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      clients.forEach(NullServerTest::close);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_server_that_is_closed_while_it_answers_throws_nothing_and_leaves_no_thread()
      throws InterruptedException {
    List<Integer> left = new ArrayList<>();
    Runnable rounds =
        () -> {
          for (int round = 0; round < 200; round++) {
            serveAndClose();
            left.add(group.activeCount() - 1);
          }
        };
    Thread tester = new Thread(group, rounds);
    tester.start();
    tester.join();

    assertThat(thrown).isEmpty();
    assertThat(left).hasSize(200).containsOnly(0);
  }
}
