package io.loadline.kubernetes.client;

import io.loadline.kubernetes.client.KubeconfigFiles.Kind;
import io.loadline.result.NotReadyException;
import io.loadline.text.OneLine;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A user of a kubeconfig: what proves to the API server who asks. */
record KubeconfigUser(KubeconfigEntry entry) {
  private static final String CERTIFICATE = "client-certificate";
  private static final String KEY = "client-key";
  private static final String TOKEN_FILE = "tokenFile";

  /** Endings by which Windows finds a program. */
  private static final List<String> ENDINGS = List.of("", ".exe", ".cmd", ".bat");

  /**
   * Looks at all that it has.
   *
   * @throws NotReadyException when something that it names is not there or cannot be used
   */
  void check() {
    boolean certificate = KubeconfigFiles.check(entry, CERTIFICATE, Kind.CERTIFICATE);
    boolean key = KubeconfigFiles.check(entry, KEY, Kind.KEY);
    if (certificate != key) {
      throw entry.fault(
          "a certificate needs its private key, and a key its certificate",
          certificate ? KEY : CERTIFICATE,
          "",
          "add it there, or as " + (certificate ? KEY : CERTIFICATE) + "-data in base64");
    }
    if (hasTokenFile()) {
      tokenOfFile();
    }
    if (entry.has("exec")) {
      checkPlugin(entry.at("exec"));
    }
  }

  boolean hasTokenFile() {
    return !entry.text(TOKEN_FILE).isEmpty();
  }

  /** The token in its token file, as it is now: others renew it. */
  String tokenOfFile() {
    byte[] bytes = KubeconfigFiles.file(entry, TOKEN_FILE, Kind.TOKEN);
    String token = new String(bytes, StandardCharsets.UTF_8).strip();
    if (token.isEmpty()) {
      throw entry.fault(
          "its token: the file is empty",
          TOKEN_FILE,
          entry.text(TOKEN_FILE),
          "have the token written there, or log in to the cluster again");
    }
    return token;
  }

  /** Whether only its plugin says who asks. */
  boolean reliesOnPlugin() {
    return entry.has("exec")
        && Stream.of("token", TOKEN_FILE, "username", CERTIFICATE, CERTIFICATE + "-data")
            .allMatch(key -> entry.text(key).isEmpty());
  }

  /** For a plugin that was run and gave nothing. */
  NotReadyException silentPlugin() {
    String command = entry.text("exec", "command");
    return entry
        .at("exec")
        .fault(
            "the plugin gave no credential (an ExecCredential of the apiVersion in exec, with a"
                + " token or a certificate in its status)",
            "command",
            command,
            "run it by hand to see why: log in again, or correct its args and env");
  }

  private static void checkPlugin(KubeconfigEntry exec) {
    String command = exec.text("command");
    if (command.isBlank()) {
      throw exec.fault(
          "the plugin has no command", "command", "", "name the program that gives the credential");
    }
    if (executable(exec, command).isEmpty()) {
      String hint = OneLine.of(exec.text("installHint"));
      throw exec.fault(
          "the plugin is not installed: no executable file "
              + command
              + (isPath(command) ? "" : " on the PATH"),
          "command",
          command,
          hint.isEmpty() ? "install it, or correct the name" : "install it: " + hint);
    }
  }

  private static Optional<Path> executable(KubeconfigEntry exec, String command) {
    if (isPath(command)) {
      return Optional.of(exec.path("command"))
          .filter(each -> Files.isRegularFile(each) && Files.isExecutable(each));
    }
    return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> ENDINGS.stream().map(ending -> Path.of(folder, command + ending)))
        .filter(each -> Files.isRegularFile(each) && Files.isExecutable(each))
        .findFirst();
  }

  private static boolean isPath(String command) {
    return command.contains("/") || command.contains(File.separator);
  }
}
