package io.loadline.kubernetes.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The classes that a pod starts with: {@link VerifiedStart} and what it needs. */
final class StartClasses {
  private static final List<String> NAMES =
      List.of("ClassesDigest", "VerifiedStart", "VerifiedStart$1");

  private StartClasses() {}

  /** A jar of them. */
  static byte[] jar() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String name : NAMES) {
      files.put("io/loadline/kubernetes/job/" + name + ".class", read(name + ".class"));
    }
    return EnginePart.cut(files).get(0).jar();
  }

  private static byte[] read(String file) {
    try (InputStream in = StartClasses.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the jar of Loadline lacks " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
