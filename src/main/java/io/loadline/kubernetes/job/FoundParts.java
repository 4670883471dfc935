package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads the engine's parts that are found in the cluster, since their name alone proves nothing:
 * other classes under it would run with all that a worker knows. Once for each JVM and part: what
 * is immutable stays as it is.
 */
final class FoundParts {
  /** By uid. */
  private static final Set<String> WHOLE = ConcurrentHashMap.newKeySet();

  private final Cluster cluster;
  private final String namespace;
  private final ApiPatience patience;
  private final Duration longest;

  FoundParts(Cluster cluster, String namespace, ApiPatience patience, Duration longest) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.patience = patience;
    this.longest = longest;
  }

  /** Notes one that was just made. */
  void made(KubeObject part) {
    WHOLE.add(part.uid());
  }

  /**
   * What is wrong with the ConfigMap that has the name of a part; empty when it is that part, or
   * has gone.
   *
   * @param uid of the one that was found; empty when that is not known
   */
  Optional<JobEnd> wrong(EnginePart part, String uid) throws InterruptedException {
    if (WHOLE.contains(uid)) {
      return Optional.empty();
    }
    Optional<KubeObject> found =
        patience.ask(longest, () -> cluster.get(ResourceKind.CONFIG_MAPS, namespace, part.name()));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (!isWhole(found.get(), part)) {
      return Optional.of(foreign(found.get()));
    }
    WHOLE.add(found.get().uid());
    return Optional.empty();
  }

  private static JobEnd foreign(KubeObject found) {
    return JobEnd.failed(
        JobEnd.Kind.FOREIGN_CLASSES,
        found.what() + " does not hold the worker's classes that its name stands for",
        "find out who has changed or made it, and delete it, so that it is sent anew: kubectl -n %s"
                .formatted(found.namespace())
            + " delete configmap "
            + found.name());
  }

  private static boolean isWhole(KubeObject found, EnginePart part) {
    Map<String, String> files = found.tree().strings("binaryData");
    boolean isAlone =
        files.keySet().equals(Set.of(part.file())) && found.tree().strings("data").isEmpty();
    return isAlone
        && found.tree().flag(false, "immutable")
        && holds(files.getOrDefault(part.file(), ""), part.files());
  }

  /** Whether it is a jar of these files and no other, as a JVM reads it. */
  private static boolean holds(String base64, Map<String, byte[]> files) {
    try {
      Path jar = Files.createTempFile("loadline-part", ".jar");
      try {
        Files.write(jar, Base64.getDecoder().decode(base64));
        return isOf(jar, files);
      } catch (ZipException | IllegalArgumentException e) {
        return false;
      } finally {
        Files.delete(jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the worker's classes cannot be compared", e);
    }
  }

  private static boolean isOf(Path jar, Map<String, byte[]> files) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      boolean same = zip.size() == files.size();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        same = same && has(zip, file.getKey(), file.getValue());
      }
      return same;
    }
  }

  private static boolean has(ZipFile zip, String name, byte[] bytes) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      return false;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Arrays.equals(in.readNBytes(bytes.length + 1), bytes);
    }
  }
}
