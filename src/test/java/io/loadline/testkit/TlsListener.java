package io.loadline.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Server sockets that speak TLS, by the JDK. */
final class TlsListener {
  private static final char[] PASSWORD = "test".toCharArray();

  private TlsListener() {}

  /**
   * A socket on a free port.
   *
   * @param clients the authority of certificates that clients must have; null for none
   * @param protocols what the server speaks by ALPN; none for a server that knows no ALPN
   */
  static SSLServerSocket open(
      Identity server, @Nullable X509Certificate clients, int backlog, String... protocols)
      throws IOException {
    return open(InetAddress.getLoopbackAddress(), server, clients, backlog, protocols);
  }

  /** As the other, on another of this machine's own addresses. */
  static SSLServerSocket open(
      InetAddress address,
      Identity server,
      @Nullable X509Certificate clients,
      int backlog,
      String... protocols)
      throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(server).getKeyManagers(), trust(clients).getTrustManagers(), null);
      SSLServerSocket socket =
          (SSLServerSocket)
              context.getServerSocketFactory().createServerSocket(0, backlog, address);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(protocols);
      parameters.setNeedClientAuth(clients != null);
      socket.setSSLParameters(parameters);
      return socket;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static KeyManagerFactory keys(Identity server)
      throws GeneralSecurityException, IOException {
    KeyStore store = store();
    store.setKeyEntry(
        "server", server.key(), PASSWORD, new X509Certificate[] {server.certificate()});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    return keys;
  }

  private static TrustManagerFactory trust(@Nullable X509Certificate clients)
      throws GeneralSecurityException, IOException {
    KeyStore store = store();
    for (X509Certificate each : clients == null ? List.<X509Certificate>of() : List.of(clients)) {
      store.setCertificateEntry("clients", each);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust;
  }

  @SuppressWarnings("NullAway") // null reads nothing
  private static KeyStore store() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }
}
