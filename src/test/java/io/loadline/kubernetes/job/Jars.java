package io.loadline.kubernetes.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Jars that we do not make. */
final class Jars {
  private Jars() {}

  /** Of files that are not compressed. */
  static byte[] stored(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** With two entries of one name. */
  static byte[] twice(String name, byte[] one, byte[] other) {
    String second = "#".repeat(name.length());
    byte[] jar = stored(new java.util.TreeMap<>(Map.of(name, one, second, other)));
    String text = new String(jar, StandardCharsets.ISO_8859_1).replace(second, name);
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
