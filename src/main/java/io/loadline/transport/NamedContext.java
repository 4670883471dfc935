package io.loadline.transport;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * A context whose engines keep to one server name. {@code java.net.http} takes the name from the
 * URL and has no setting for another.
 */
final class NamedContext extends SSLContext {
  NamedContext(SSLContext context, String host, int port, UnaryOperator<SSLParameters> named) {
    super(new Spi(context, host, port, named), context.getProvider(), context.getProtocol());
  }

  private static final class Spi extends SSLContextSpi {
    private final SSLContext context;
    private final String host;
    private final int port;
    private final UnaryOperator<SSLParameters> named;

    Spi(SSLContext context, String host, int port, UnaryOperator<SSLParameters> named) {
      this.context = context;
      this.host = host;
      this.port = port;
      this.named = named;
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("is ready to use");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return new NamedEngine(context.createSSLEngine(host, port), named);
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String ofUrl, int portOfUrl) {
      return engineCreateSSLEngine();
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return context.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return context.getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return context.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return context.getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return context.getSupportedSSLParameters();
    }
  }
}
