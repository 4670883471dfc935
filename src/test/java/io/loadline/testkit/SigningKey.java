package io.loadline.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A key of GnuPG in a key ring of its own, without a passphrase; nobody trusts it. */
public final class SigningKey implements AutoCloseable {
  public static final String WHY_SKIPPED = "signs with GnuPG: there is no gpg";

  private final Path keyRing;

  private SigningKey(Path keyRing) {
    this.keyRing = keyRing;
  }

  /** Whether GnuPG is installed. */
  public static boolean isPossible() {
    try {
      return run(List.of("gpg", "--version")).exitCode == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * A key of its own.
   *
   * @param keyRing an empty folder
   */
  public static SigningKey in(Path keyRing) throws IOException {
    Files.createDirectories(keyRing);
    SigningKey key = new SigningKey(keyRing);
    Output made =
        key.gpg("--passphrase", "", "--quick-generate-key", "Loadline test", "rsa2048", "sign");
    if (made.exitCode != 0) {
      throw new IOException("gpg made no key: " + made.text);
    }
    return key;
  }

  /** What a process needs in its environment to sign with this key. */
  public Map<String, String> environment() {
    return Map.of("GNUPGHOME", keyRing.toString());
  }

  /** Whether a detached signature is this key's, over just these bytes. */
  public boolean signed(Path signature, Path file) throws IOException {
    return gpg("--verify", signature.toString(), file.toString()).exitCode == 0;
  }

  /** Ends the agent that GnuPG started for the key ring. */
  @Override
  public void close() throws IOException {
    run(List.of("gpgconf", "--homedir", keyRing.toString(), "--kill", "all"));
  }

  private Output gpg(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("gpg", "--batch", "--homedir", keyRing.toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static Output run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Output(process.onExit().join().exitValue(), text);
  }

  private record Output(int exitCode, String text) {}
}
