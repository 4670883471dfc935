package io.loadline.kubernetes.job;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What a pod runs first: starts the worker's program from copies of the jars that lie in the
 * cluster, once they hold the classes that the test has cut, and no other. They would run with all
 * that a worker knows. Copies, since what was read once may be changed until a class is loaded.
 * Needs nothing but a JRE, and is quick on one that has just started: no lambdas, no formats.
 */
final class VerifiedStart {
  /** The exit code when they hold something else; none of a worker. */
  static final int FOREIGN = 9;

  /** What it says then, before the name of the jar. */
  static final String SAID = "loadline: not the classes that the test has cut: ";

  /** Stands behind the digests. */
  static final String PROGRAM = "--";

  private final Path folder;
  private final Path copies;
  private final String[] digests;
  private final URL[] jars;
  private volatile @Nullable Throwable failure;

  private VerifiedStart(Path folder, Path copies, String[] digests) {
    this.folder = folder;
    this.copies = copies;
    this.digests = digests;
    this.jars = new URL[digests.length];
  }

  /**
   * Starts a program.
   *
   * @param arguments the folder of the jars, a folder for their copies that is not there yet, the
   *     {@link ClassesDigest} of each jar, {@code --}, the program's class and its arguments
   */
  public static void main(String[] arguments) throws Throwable {
    int program = Arrays.asList(arguments).indexOf(PROGRAM) + 1;
    Path copies = Files.createDirectory(Path.of(arguments[1]));
    String[] digests = Arrays.copyOfRange(arguments, 2, program - 1);
    URL[] jars = new VerifiedStart(Path.of(arguments[0]), copies, digests).verified();
    ClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    Method main = main(loader, arguments[program]);
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(arguments, program + 1, arguments.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Of a program that this JVM cannot run one line is said: of a log the last lines are told. */
  private static Method main(ClassLoader loader, String program) throws NoSuchMethodException {
    try {
      Method main = loader.loadClass(program).getMethod("main", String[].class);
      main.setAccessible(true);
      return main;
    } catch (ClassNotFoundException | LinkageError e) {
      System.err.println(e);
      System.exit(1);
      throw new IllegalStateException(e);
    }
  }

  /** By two threads, since whoever waits for the worker waits for this. */
  private URL[] verified() throws Throwable {
    Thread other =
        new Thread("loadline-verify") {
          @Override
          public void run() {
            verify(1);
          }
        };
    other.start();
    verify(0);
    other.join();
    Throwable failed = failure;
    if (failed != null) {
      throw failed;
    }
    return jars;
  }

  private void verify(int first) {
    try {
      for (int i = first; i < jars.length; i += 2) {
        jars[i] = verified(digests[i]);
      }
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
    }
  }

  private URL verified(String digest) throws IOException {
    String file = ClassesDigest.file(digest);
    Path copy = Files.copy(folder.resolve(file), copies.resolve(file));
    if (!isOf(copy, digest)) {
      System.err.println(SAID + file);
      System.exit(FOREIGN);
    }
    return copy.toUri().toURL();
  }

  private static boolean isOf(Path jar, String digest) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return ClassesDigest.of(zip).equals(digest);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
