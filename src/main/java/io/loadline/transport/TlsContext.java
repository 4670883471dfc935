package io.loadline.transport;

import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS towards one target, by the JDK's own implementation: the same for every transport.
 * Thread-safe.
 */
public final class TlsContext {
  private static final char[] NO_PASSWORD = {};

  private final SSLContext context;
  private final String serverName;
  private final int port;

  private TlsContext(SSLContext context, String serverName, int port) {
    this.context = context;
    this.serverName = serverName;
    this.port = port;
  }

  /**
   * What the target's {@link TlsTrust} asks for.
   *
   * @throws IllegalStateException when this JVM cannot do it
   */
  public static TlsContext of(Target target) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager trust = trust(target);
      context.init(keys(target.tls()), new TrustManager[] {trust}, null);
      return new TlsContext(context, target.serverName(), target.port());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("no TLS in this JVM: " + e.getMessage(), e);
    }
  }

  private static KeyManager[] keys(TlsTrust tls) throws GeneralSecurityException, IOException {
    if (tls.key().isEmpty()) {
      return new KeyManager[0];
    }
    KeyStore store = emptyStore();
    Certificate[] chain = tls.chain().toArray(Certificate[]::new);
    store.setKeyEntry("client", tls.key().get(), NO_PASSWORD, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    return keys.getKeyManagers();
  }

  private static TrustManager trust(Target target) throws GeneralSecurityException, IOException {
    if (!target.tls().verify()) {
      return new TrustEverybody();
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store(target.tls().authorities()));
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return new ExplainedTrust(extended, target);
      }
    }
    throw new GeneralSecurityException("no trust manager for X.509");
  }

  /** Null stands for the JVM's own. */
  @SuppressWarnings("NullAway") // as the JDK has it
  private static KeyStore store(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    if (authorities.isEmpty()) {
      return null;
    }
    KeyStore store = emptyStore();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("ca" + i, authorities.get(i));
    }
    return store;
  }

  @SuppressWarnings("NullAway") // null reads nothing
  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /**
   * The client's side of one connection.
   *
   * @param protocols offered by ALPN, the preferred one first: {@code h2}, {@code http/1.1}
   */
  public SSLEngine engine(List<String> protocols) {
    SSLEngine engine = context.createSSLEngine(serverName, port);
    engine.setUseClientMode(true);
    engine.setSSLParameters(offering(protocols, engine.getSSLParameters()));
    return engine;
  }

  /**
   * Shakes hands on a connection, which is closed then.
   *
   * @param connected to the target
   * @return the protocol on which both sides agreed; null or empty for none
   */
  public @Nullable String agreedProtocol(Socket connected, List<String> protocols)
      throws IOException {
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(connected, serverName, port, true)) {
      socket.setSSLParameters(offering(protocols, socket.getSSLParameters()));
      socket.startHandshake();
      return socket.getApplicationProtocol();
    }
  }

  private SSLParameters offering(List<String> protocols, SSLParameters parameters) {
    parameters.setApplicationProtocols(protocols.toArray(String[]::new));
    return named(parameters);
  }

  private SSLParameters named(SSLParameters parameters) {
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setServerNames(serverNames(serverName));
    return parameters;
  }

  /** For clients that set names themselves, by the URL: theirs are replaced by the right one. */
  public SSLContext context() {
    return new NamedContext(context, serverName, port, this::named);
  }

  /** Trusts every server and every name. */
  private static final class TrustEverybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /** As TLS sends it: not an address, which has no place there (RFC 6066, 3). */
  private static List<SNIServerName> serverNames(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    boolean address = name.contains(":") || name.matches("[0-9.]+");
    try {
      return address || name.isEmpty() ? List.of() : List.of(new SNIHostName(name));
    } catch (IllegalArgumentException e) {
      // A name with an underscore, say: sent without, it is still looked for in the certificate.
      return List.of();
    }
  }
}
