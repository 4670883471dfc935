package io.loadline.kubernetes.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;

/** Finds out by a connection that is closed at once. */
public final class SocketReach implements Reach {
  private static final int MILLIS = 1_000;

  @Override
  public Optional<String> fault(String host, int port) {
    String place = host + ":" + port;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), MILLIS);
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(host + " does not resolve here");
    } catch (SocketTimeoutException e) {
      return Optional.of(place + " does not answer within " + MILLIS / 1_000 + " s");
    } catch (IOException e) {
      return Optional.of(place + ": " + e.getMessage());
    }
  }
}
