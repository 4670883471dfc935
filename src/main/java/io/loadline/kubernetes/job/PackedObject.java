package io.loadline.kubernetes.job;

import io.loadline.json.JsonValue.JsonObject;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * A ConfigMap or a Secret with compressed documents of a worker, or with parts of them: {@code
 * NAME.gz.1}, {@code NAME.gz.2} and so on are, one after the other, the gzip file of NAME.
 *
 * @param secret whether it is a Secret
 * @param data at most what one object may hold, by file name
 */
record PackedObject(boolean secret, String name, Map<String, byte[]> data) {
  /** The jar with what starts the worker, which lies beside the documents that are open. */
  static final String START = "start.jar";

  /** Of one object; Kubernetes takes a mebibyte, names and all. */
  static final int MOST_BYTES = 900 << 10;

  /** Of all objects. */
  private static final long MOST_OF_ALL = 32L << 20;

  /** The documents of a request, in as many objects as it takes. */
  static List<PackedObject> of(JobRequest request) {
    List<PackedObject> objects = new ArrayList<>();
    Map<String, byte[]> open = new LinkedHashMap<>(Map.of(START, StartClasses.jar()));
    open.putAll(parts(request.documents().open()));
    pack(objects, false, request.name() + "-plan-", open);
    pack(objects, true, request.name() + "-secret-", parts(request.documents().secret()));
    return objects;
  }

  private static void pack(
      List<PackedObject> objects, boolean secret, String prefix, Map<String, byte[]> parts) {
    Map<String, byte[]> data = new LinkedHashMap<>();
    int number = 1;
    int size = 0;
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      if (size + part.getValue().length > MOST_BYTES) {
        objects.add(new PackedObject(secret, prefix + number++, data));
        data = new LinkedHashMap<>();
        size = 0;
      }
      data.put(part.getKey(), part.getValue());
      size += part.getValue().length;
    }
    if (!data.isEmpty()) {
      objects.add(new PackedObject(secret, prefix + number, data));
    }
  }

  private static Map<String, byte[]> parts(Map<String, String> documents) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    documents.forEach(
        (file, text) -> {
          byte[] packed = gzip(text);
          int number = 1;
          for (int from = 0; from < packed.length; from += MOST_BYTES) {
            int to = Math.min(packed.length, from + MOST_BYTES);
            parts.put(file + ".gz." + number++, Arrays.copyOfRange(packed, from, to));
          }
        });
    return parts;
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return packed.toByteArray();
  }

  /** Empty when they may be sent. */
  static Optional<JobEnd> tooLarge(List<PackedObject> objects) {
    long bytes = size(objects);
    return bytes <= MOST_OF_ALL
        ? Optional.empty()
        : Optional.of(
            JobEnd.failed(
                JobEnd.Kind.TOO_LARGE,
                "plan and payloads take %.1f MiB when they are compressed, and no more than %d MiB are sent to a worker"
                    .formatted(bytes / (double) (1 << 20), MOST_OF_ALL >> 20),
                "take fewer or smaller payloads, or run the load here (runIn = LOCAL)"));
  }

  /** In bytes. */
  static long size(List<PackedObject> objects) {
    return objects.stream()
        .flatMap(object -> object.data.values().stream())
        .mapToLong(part -> part.length)
        .sum();
  }

  ResourceKind kind() {
    return secret ? ResourceKind.SECRETS : ResourceKind.CONFIG_MAPS;
  }

  /**
   * As it is sent.
   *
   * @param job that it goes with
   */
  JsonObject manifest(JobRequest request, KubeObject job) {
    return KubeJson.ofKind(kind().apiVersion(), kind().kind())
        .with(
            "metadata",
            JobManifest.metadata(request, name)
                .with(
                    "ownerReferences",
                    List.of(
                        KubeJson.ofKind(job.resource().apiVersion(), job.resource().kind())
                            .with("name", job.name())
                            .with("uid", job.uid()))))
        .with("immutable", true)
        .with(secret ? "data" : "binaryData", base64(data))
        .object();
  }

  /** Whether a ConfigMap that was read holds this and nothing else. */
  boolean isIn(KubeObject found) {
    return found.tree().flag(false, "immutable")
        && found.tree().strings("binaryData").equals(base64(data))
        && found.tree().strings("data").isEmpty();
  }

  static Map<String, Object> base64(Map<String, byte[]> data) {
    Map<String, Object> texts = new LinkedHashMap<>();
    data.forEach((file, bytes) -> texts.put(file, Base64.getEncoder().encodeToString(bytes)));
    return texts;
  }

  /** Without what it holds. */
  @Override
  public String toString() {
    return kind().kind() + " " + name + " " + data.keySet();
  }

  /** The classes that a pod starts with: {@link VerifiedStart} and what it needs. */
  static final class StartClasses {
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
}
