package io.loadline.kubernetes.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * SHA-256 of files by name and content: one and the same for all jars that hold these files and no
 * other, however they are compressed. Needs nothing but a JRE, since it runs in the pod, too.
 */
final class ClassesDigest {
  /** Where the digest is a part of a name. */
  private static final int IN_NAMES = 20;

  private final MessageDigest digest;

  private ClassesDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JRE has SHA-256", e);
    }
  }

  /** In hexadecimal digits, of files by their place in a jar. */
  static String of(SortedMap<String, byte[]> files) {
    ClassesDigest all = new ClassesDigest();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      all.add(file.getKey(), file.getValue());
    }
    return all.hex();
  }

  /**
   * Of all entries of a jar, read as a class loader reads them.
   *
   * @throws IOException also when it is no jar
   */
  static String of(ZipFile jar) throws IOException {
    List<String> names = new ArrayList<>(jar.size());
    for (Enumeration<? extends ZipEntry> all = jar.entries(); all.hasMoreElements(); ) {
      names.add(all.nextElement().getName());
    }
    Collections.sort(names);
    ClassesDigest digest = new ClassesDigest();
    for (String name : names) {
      try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
        digest.add(name, in.readAllBytes());
      }
    }
    return digest.hex();
  }

  /** The name of the ConfigMap with the files of a digest. */
  static String name(String hex) {
    return "loadline-engine-".concat(hex.substring(0, IN_NAMES));
  }

  /** The jar in it. */
  static String file(String hex) {
    return name(hex).concat(".jar");
  }

  private void add(String name, byte[] bytes) {
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(8).putInt(path.length).putInt(bytes.length).array());
    digest.update(path);
    digest.update(bytes);
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
