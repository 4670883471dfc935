package io.loadline.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is in the jars. */
class PackagedJarIT {
  private static final int JAVA_17 = 61;
  private static final String SHADED = "io/loadline/shaded/";
  private static final String NATIVE =
      "META-INF/native/libio_loadline_shaded_netty_transport_native_epoll_";

  @Test
  void holds_no_class_of_others_under_their_own_name() throws Exception {
    assertThat(classes()).allMatch(name -> name.startsWith("io/loadline/"));
    assertThat(classes()).contains(SHADED + "io/netty/channel/epoll/EpollIoHandler.class");
  }

  @Test
  void its_native_files_are_named_after_the_moved_package() throws Exception {
    assertThat(files().filter(name -> name.startsWith("META-INF/native/")))
        .containsExactlyInAnyOrder(NATIVE + "x86_64.so", NATIVE + "aarch_64.so");
  }

  @Test
  void its_notice_names_what_it_holds_of_others() throws Exception {
    assertThat(text("META-INF/NOTICE"))
        .contains("The Netty Project", "JSR-166", "JCTools", "SLF4J", "Harmony", "uPlot");
    assertThat(text("META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("LICENSE")));
    assertThat(text("META-INF/licenses/LICENSE.slf4j.txt")).contains("QOS.ch");
    assertThat(text("META-INF/licenses/LICENSE.uplot.txt")).contains("Leon Sorokin");
  }

  @Test
  void all_its_classes_run_on_java_17() throws Exception {
    for (String name : classes().toList()) {
      int major = ByteBuffer.wrap(Artifacts.bytes(Artifacts.jar(), name)).getShort(6);
      assertThat(major).as(name).isLessThanOrEqualTo(JAVA_17);
    }
  }

  @Test
  void it_says_what_it_is() throws Exception {
    try (JarFile jar = new JarFile(Artifacts.jar().toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
          .isEqualTo("io.loadline");
      assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
          .isNotBlank();
    }
  }

  @Test
  void its_sources_are_complete() throws Exception {
    assertThat(Artifacts.files(Artifacts.jar("sources"))).containsAll(sources());
  }

  @Test
  void its_javadoc_has_a_page_for_each_public_type_of_the_api_and_no_other() throws Exception {
    List<String> types =
        sources().stream()
            .filter(name -> name.matches("io/loadline/((assertj|plan|result|slo)/)?\\w+\\.java"))
            .filter(PackagedJarIT::isPublic)
            .map(name -> name.replaceFirst("\\.java$", ""))
            .toList();

    assertThat(types).hasSizeGreaterThan(30);
    // The folder may be the module's.
    assertThat(
            Artifacts.files(Artifacts.jar("javadoc")).stream()
                .map(name -> name.replaceFirst("^io\\.loadline/", ""))
                .filter(name -> name.matches("io/loadline/(\\w+/)*[A-Z]\\w+\\.html")))
        .containsExactlyInAnyOrderElementsOf(types.stream().map(type -> type + ".html").toList());
  }

  private static boolean isPublic(String source) {
    try {
      return Files.readString(Path.of("src/main/java", source)).contains("\npublic ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> sources() throws IOException {
    Path root = Path.of("src/main/java");
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> root.relativize(path).toString().replace('\\', '/'))
          .toList();
    }
  }

  private static Stream<String> classes() throws IOException {
    return files().filter(name -> name.endsWith(".class"));
  }

  private static Stream<String> files() throws IOException {
    return Artifacts.files(Artifacts.jar()).stream();
  }

  private static String text(String name) throws IOException {
    return new String(Artifacts.bytes(Artifacts.jar(), name), StandardCharsets.UTF_8);
  }
}
