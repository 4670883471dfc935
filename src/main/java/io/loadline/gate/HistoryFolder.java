package io.loadline.gate;

import io.loadline.plan.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder where runs are kept over builds. */
final class HistoryFolder {
  private HistoryFolder() {}

  /**
   * Makes it where it is not there, so that nobody waits for a load whose run cannot be kept.
   *
   * @throws InvalidConfigurationException when it can be no such folder; the message says why
   */
  static void make(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw refusal(folder, "nothing may be written there");
      }
    } catch (FileAlreadyExistsException e) {
      throw refusal(folder, "is a file, where a folder is needed");
    } catch (IOException e) {
      throw refusal(folder, "cannot be made (" + e + ")");
    }
  }

  private static InvalidConfigurationException refusal(Path folder, String rule) {
    return new InvalidConfigurationException(
        List.of(
            new InvalidConfigurationException.Problem(
                "loadline.history = \"" + folder + "\"",
                "",
                rule,
                "name a folder that this user may write to, or leave loadline.history out")));
  }
}
