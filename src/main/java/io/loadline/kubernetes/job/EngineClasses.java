package io.loadline.kubernetes.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds on the class path of this JVM what the engine needs where there is nothing else: the
 * classes of its packages and those of its libraries.
 */
final class EngineClasses {
  private static final String OURS = "io/loadline/";

  /** A line for each package of the engine, without {@code io.loadline}. */
  private static final String PACKAGES = "engine-packages.txt";

  private static final String NATIVE = "META-INF/native/";
  private static final String OWN = OURS + "engine/WorkerMain.class";

  /**
   * A file of each library. Where Netty is packed into our own jar under another name, these names
   * are changed with it.
   */
  private static final List<String> LIBRARIES =
      List.of(
          "com/fasterxml/jackson/core/JsonFactory.class",
          "org/HdrHistogram/Histogram.class",
          "org/jspecify/annotations/NullMarked.class",
          "io/netty/buffer/ByteBuf.class",
          "io/netty/channel/Channel.class",
          "io/netty/channel/epoll/Epoll.class",
          "io/netty/channel/unix/Socket.class",
          "io/netty/handler/codec/ByteToMessageDecoder.class",
          "io/netty/handler/ssl/SslHandler.class",
          "io/netty/resolver/AddressResolver.class",
          "io/netty/util/Version.class");

  /** Files of libraries that not every machine has on its class path. */
  private static final List<String> NATIVES =
      List.of(
          "META-INF/native/libnetty_transport_native_epoll_x86_64.so",
          "META-INF/native/libnetty_transport_native_epoll_aarch_64.so");

  /** All of the libraries; others may lie in the same jar, which may even be our own. */
  private static final List<String> FOLDERS =
      List.of(
          "com/fasterxml/jackson/core/", "org/HdrHistogram/", "org/jspecify/", "io/netty/", NATIVE);

  private final ClassLoader loader;
  private final SortedMap<String, byte[]> found = new TreeMap<>();

  private EngineClasses(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Reads all of them, by their place in a jar.
   *
   * @throws IllegalStateException when they cannot be read; the message says why and what to do
   */
  static SortedMap<String, byte[]> read(ClassLoader loader) {
    return new EngineClasses(loader).all();
  }

  /** What the run ends with then. */
  static JobEnd unreadable(IllegalStateException e) {
    return JobEnd.failed(
        JobEnd.Kind.NO_CLASSES,
        String.valueOf(e.getMessage()),
        "run the test from a plain class path, as Maven, Gradle and IDEs do");
  }

  /** The engine's packages, as they are below {@code io.loadline}. */
  static Set<String> packages() {
    try (InputStream in = EngineClasses.class.getResourceAsStream(PACKAGES)) {
      if (in == null) {
        throw new IllegalStateException("the jar of Loadline lacks " + PACKAGES);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SortedMap<String, byte[]> all() {
    Set<String> folders =
        packages().stream().map(name -> OURS + name.replace('.', '/')).collect(Collectors.toSet());
    Path own = place(OWN);
    take(own, name -> isPacked(name) || isOfEngine(folders, name));
    Stream.concat(
            LIBRARIES.stream(), NATIVES.stream().filter(each -> loader.getResource(each) != null))
        .map(this::place)
        .distinct()
        .forEach(place -> take(place, EngineClasses::isOfLibrary));
    return found;
  }

  /** A class in one of the folders, or what else lies in it or deeper. */
  private static boolean isOfEngine(Set<String> folders, String name) {
    String folder = name.substring(0, Math.max(0, name.lastIndexOf('/')));
    return name.endsWith(".class")
        ? folders.contains(folder)
        : folders.stream().anyMatch(each -> name.startsWith(each + "/"));
  }

  /** Netty within our own jar. */
  private static boolean isPacked(String name) {
    return name.startsWith(OURS + "shaded/") || name.startsWith(NATIVE);
  }

  private static boolean isOfLibrary(String name) {
    return FOLDERS.stream().anyMatch(name::startsWith);
  }

  /** The jar or folder that a file is loaded from. */
  private Path place(String file) {
    @Nullable URL url = loader.getResource(file);
    if (url == null) {
      throw new IllegalStateException(file + " is not on the class path");
    }
    try {
      if (url.getProtocol().equals("file")) {
        Path path = Path.of(url.toURI());
        return path.getRoot()
            .resolve(path.subpath(0, path.getNameCount() - file.split("/", -1).length));
      }
      if (url.openConnection() instanceof JarURLConnection jar
          && jar.getJarFileURL().getProtocol().equals("file")) {
        return Path.of(URI.create(jar.getJarFileURL().toString()));
      }
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      throw unreadable(url, e);
    }
    throw unreadable(url, null);
  }

  private static IllegalStateException unreadable(URL url, @Nullable Exception cause) {
    return new IllegalStateException(
        "the classes of the load generator cannot be sent to the cluster, since they are neither in"
            + " a jar nor in a folder: "
            + url,
        cause);
  }

  private void take(Path place, Predicate<String> wanted) {
    try {
      if (Files.isDirectory(place)) {
        takeFolder(place, wanted);
      } else {
        takeJar(place, wanted);
      }
    } catch (IOException e) {
      throw new IllegalStateException(place + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void takeFolder(Path place, Predicate<String> wanted) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = place.relativize(file).toString().replace('\\', '/');
        if (wanted.test(name)) {
          found.putIfAbsent(name, Files.readAllBytes(file));
        }
      }
    }
  }

  private void takeJar(Path place, Predicate<String> wanted) throws IOException {
    try (JarFile jar = new JarFile(place.toFile(), false)) {
      for (var entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
        if (wanted.test(entry.getName()) && !found.containsKey(entry.getName())) {
          try (InputStream in = jar.getInputStream(entry)) {
            found.put(entry.getName(), in.readAllBytes());
          }
        }
      }
    }
  }
}
