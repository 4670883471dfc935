package io.loadline.kubernetes.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Not a test: a program that writes the parts of the engine on its class path into a folder. */
public final class PartsMain {
  private PartsMain() {}

  /** Writes what would be sent to a cluster. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (EnginePart part : EnginePart.ofThisJvm()) {
      Files.write(folder.resolve(part.name() + ".jar"), part.jar());
    }
  }
}
