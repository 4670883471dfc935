package io.loadline.kubernetes.job;

import io.loadline.json.JsonValue.JsonObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A jar with some of the engine's files, small enough for a ConfigMap. The cut, and the name, are a
 * function of the files alone: where they are the same, so are the parts, whatever compresses them.
 *
 * @param digest of the files
 * @param files by their place in the jar
 */
record EnginePart(String digest, SortedMap<String, byte[]> files) {
  /** What Kubernetes takes at most. */
  static final int LIMIT = 1 << 20;

  /** A part is full when its jar may be expected to have so many bytes. */
  private static final int FULL = 900_000;

  /** Of class files and native code, compressed and not; cautious. */
  private static final double RATIO = 0.5;

  /** Of an entry in a jar, without its name, which is there twice. */
  private static final int HEADERS = 92;

  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** Of this JVM, whose class path does not change; 10 MB, and not needed again mostly. */
  private static SoftReference<List<EnginePart>> found = new SoftReference<>(List.of());

  /**
   * All of the engine that runs here.
   *
   * @throws IllegalStateException when its files cannot be read
   */
  static synchronized List<EnginePart> ofThisJvm() {
    List<EnginePart> parts = found.get();
    if (parts == null || parts.isEmpty()) {
      parts = cut(EngineClasses.read(EnginePart.class.getClassLoader()));
      found = new SoftReference<>(parts);
    }
    return parts;
  }

  /** Begins to read them on a thread of its own, so that who needs them soon waits less. */
  static void readAhead() {
    Thread reading =
        new Thread(
            () -> {
              try {
                ofThisJvm();
              } catch (IllegalStateException e) {
                // Who needs them is told.
              }
            },
            "loadline-classes");
    reading.setDaemon(true);
    reading.start();
  }

  /** Cuts all files into parts. */
  static List<EnginePart> cut(SortedMap<String, byte[]> files) {
    List<EnginePart> parts = new ArrayList<>();
    SortedMap<String, byte[]> some = new TreeMap<>();
    double size = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      double more = file.getValue().length * RATIO + 2 * file.getKey().length() + HEADERS;
      if (size + more > FULL && !some.isEmpty()) {
        parts.add(of(some));
        some = new TreeMap<>();
        size = 0;
      }
      some.put(file.getKey(), file.getValue());
      size += more;
    }
    parts.add(of(some));
    return List.copyOf(parts);
  }

  private static EnginePart of(SortedMap<String, byte[]> files) {
    return new EnginePart(ClassesDigest.of(files), files);
  }

  /** Of its ConfigMap: what it holds. */
  String name() {
    return ClassesDigest.name(digest);
  }

  /** The name of its jar. */
  String file() {
    return ClassesDigest.file(digest);
  }

  /** A jar that every JVM makes alike, but for how it compresses. */
  byte[] jar() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(LIMIT);
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    if (bytes.size() > LIMIT - 1_000) {
      throw new IllegalStateException(name() + " has " + bytes.size() + " bytes, too many");
    }
    return bytes.toByteArray();
  }

  /**
   * Its ConfigMap, as it is sent.
   *
   * @param today by which it is known later how long nobody has needed it
   */
  JsonObject manifest(String namespace, LocalDate today) {
    return KubeJson.ofKind(ResourceKind.CONFIG_MAPS.apiVersion(), ResourceKind.CONFIG_MAPS.kind())
        .with(
            "metadata",
            KubeJson.of("name", name())
                .with("namespace", namespace)
                .with("labels", JobLabels.ofEngine())
                .with("annotations", Map.of(JobLabels.LAST_USED, today)))
        .with("immutable", true)
        .with("binaryData", PackedObject.base64(Map.of(file(), jar())))
        .object();
  }
}
