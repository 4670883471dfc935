package io.loadline.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The interop server of grpc-go with server reflection, built from {@code src/test/go} and run on a
 * free port until it is closed.
 */
public final class GoGrpcServer implements AutoCloseable {
  public static final String WHY_SKIPPED = "needs a gRPC server in Go: there is no go";

  private static final Path SOURCE = Path.of("src/test/go");
  private static final Path BINARY = Path.of("target/go/interop").toAbsolutePath();
  private static final String LISTENING = "listening on ";

  private final String scheme;
  private final Process process;
  private final String address;

  private GoGrpcServer(String scheme, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(BINARY.toString(), "127.0.0.1:0"));
    command.addAll(arguments);
    this.scheme = scheme;
    this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
    this.address = address();
  }

  /** Whether Go is installed. */
  public static boolean isPossible() {
    try {
      return run(new ProcessBuilder("go", "version")) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  public static GoGrpcServer start() throws IOException {
    build();
    return new GoGrpcServer("grpc", List.of());
  }

  /**
   * Over TLS.
   *
   * @param folder where the files of the certificate are put
   */
  public static GoGrpcServer secure(Identity identity, Path folder) throws IOException {
    build();
    Path certificate = Files.writeString(folder.resolve("cert.pem"), identity.certificatePem());
    Path key = Files.writeString(folder.resolve("key.pem"), identity.keyPem());
    return new GoGrpcServer("grpcs", List.of(certificate.toString(), key.toString()));
  }

  private static void build() throws IOException {
    ProcessBuilder build = new ProcessBuilder("go", "build", "-o", BINARY.toString(), ".");
    if (run(build.directory(SOURCE.toFile()).inheritIO()) != 0) {
      throw new IOException("go build failed in " + SOURCE);
    }
  }

  private static int run(ProcessBuilder builder) throws IOException {
    try {
      return builder.start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private String address() throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      int at = line.indexOf(LISTENING);
      if (at >= 0) {
        return line.substring(at + LISTENING.length());
      }
    }
    throw new IOException("the gRPC server in Go did not start");
  }

  /** A method of {@code grpc.testing.TestService}. */
  public String url(String method) {
    return scheme + "://" + address + "/grpc.testing.TestService/" + method;
  }

  public URI root() {
    return URI.create(scheme + "://" + address);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
