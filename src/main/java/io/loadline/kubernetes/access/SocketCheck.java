package io.loadline.kubernetes.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;

/** Finds out by a connection that is closed at once, to the first address that takes it. */
final class SocketCheck implements ConnectivityCheck {
  private static final int MILLIS = 1_000;

  @Override
  public Optional<String> fault(String host, int port) {
    try {
      Optional<String> fault = Optional.empty();
      for (InetAddress address : InetAddress.getAllByName(host)) {
        fault = fault(host + ":" + port, new InetSocketAddress(address, port));
        if (fault.isEmpty()) {
          return fault;
        }
      }
      return fault;
    } catch (UnknownHostException e) {
      return Optional.of(host + " does not resolve here");
    }
  }

  private static Optional<String> fault(String request, InetSocketAddress address) {
    // The load passes by the JVM's proxies, too.
    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
      socket.connect(address, MILLIS);
      return Optional.empty();
    } catch (SocketTimeoutException e) {
      return Optional.of(request + " does not answer within " + MILLIS / 1_000 + " s");
    } catch (IOException e) {
      return Optional.of(request + ": " + e.getMessage());
    }
  }
}
