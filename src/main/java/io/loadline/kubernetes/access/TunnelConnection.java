package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.Cluster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One accepted connection and the stream that carries it. When our own side closes, the stream is
 * closed at once (what it does after an end of file of its own accord differs by version, and may
 * lose data); when the far side does, so is the connection, and {@link #faults} says whether that
 * was one. Half-closed connections are not kept: no client of ours leaves one.
 */
final class TunnelConnection implements AutoCloseable {
  /** Is told what becomes of it. */
  interface Life {
    /** The first bytes came back. */
    void works(TunnelConnection connection);

    /** It is over, once. */
    void ended(TunnelConnection connection);
  }

  private final SocketChannel socket;
  private final MeasuredTunnel.PodPort to;
  private final TrafficCount traffic;
  private final Life life;
  private Cluster.@Nullable PortForward stream;
  private volatile boolean wanted;
  private volatile boolean over;
  private volatile boolean asking;
  private volatile boolean answered;

  TunnelConnection(
      SocketChannel socket, MeasuredTunnel.PodPort to, TrafficCount traffic, Life life) {
    this.socket = socket;
    this.to = to;
    this.traffic = traffic;
    this.life = life;
  }

  /** Comes back at once; the stream is made meanwhile. */
  void open(PodStreams streams) {
    Cluster.PortForward made = streams.open(to, new FromClient(), new ToClient());
    boolean late;
    synchronized (this) {
      stream = made;
      late = over;
    }
    if (late) {
      finish(made);
    }
  }

  /** Why it broke; empty when it did not: it ended as a connection may. */
  List<String> faults() {
    if (wanted) {
      return List.of();
    }
    Cluster.PortForward made = stream();
    List<String> errors = made == null ? List.of() : made.errors();
    if (errors.stream().anyMatch(TunnelConnection::isPodsOwn)) {
      return List.of();
    }
    return errors.isEmpty() && asking ? List.of("it was closed before an answer came") : errors;
  }

  /** The pod was reached and has nobody at that port: the way is sound, the service is not. */
  private static boolean isPodsOwn(String error) {
    return error.contains("connection refused");
  }

  MeasuredTunnel.PodPort to() {
    return to;
  }

  @Override
  public void close() {
    wanted = true;
    end();
  }

  private void end() {
    Cluster.PortForward made;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      made = stream;
    }
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
    if (made != null) {
      finish(made);
    }
  }

  private synchronized Cluster.@Nullable PortForward stream() {
    return stream;
  }

  private void finish(Cluster.PortForward made) {
    life.ended(this);
    made.close();
  }

  /** Closed, or reset: unless it was us who closed it under its hands. */
  private void clientLeft() {
    if (!over) {
      wanted = true;
      end();
    }
  }

  /** One direction; either ends both. */
  private abstract class Side implements Channel {
    @Override
    public boolean isOpen() {
      return socket.isOpen();
    }

    @Override
    public void close() {
      end();
    }
  }

  private final class FromClient extends Side implements ReadableByteChannel {
    @Override
    public int read(ByteBuffer into) throws IOException {
      try {
        int count = socket.read(into);
        if (count < 0) {
          clientLeft();
        } else {
          traffic.moved(count);
          asking = true;
        }
        return count;
      } catch (IOException e) {
        clientLeft();
        throw e;
      }
    }
  }

  private final class ToClient extends Side implements WritableByteChannel {
    @Override
    public int write(ByteBuffer from) throws IOException {
      if (asking) {
        asking = false;
        traffic.turned();
      }
      if (!answered) {
        answered = true;
        life.works(TunnelConnection.this);
      }
      try {
        int count = socket.write(from);
        traffic.moved(count);
        return count;
      } catch (IOException e) {
        clientLeft();
        throw e;
      }
    }
  }
}
