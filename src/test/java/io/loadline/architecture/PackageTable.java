package io.loadline.architecture;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which package may import which of ours, and whom else: the architecture, in one place. */
final class PackageTable {
  static final String OURS = "io.loadline";

  private static final String TLS = "javax.net.ssl";

  private static final List<PackageRow> PARTS =
      List.of(
          new PackageRow("text", List.of()),
          new PackageRow("exposition", List.of()),
          new PackageRow("stats", List.of(), List.of("org.apache.commons")),
          new PackageRow("plan", List.of("text")),
          new PackageRow("result", List.of("text", "plan")),
          new PackageRow("schedule", List.of("plan")),
          new PackageRow("json", List.of("plan", "result"), List.of("com.fasterxml.jackson.core")),
          new PackageRow(
              "scrape",
              List.of("text", "plan", "result", "json", "exposition"),
              List.of("java.net.http")),
          new PackageRow("protobuf.wire", List.of("json")),
          new PackageRow("protobuf.parser", List.of("protobuf.wire")),
          new PackageRow("protobuf", List.of("json", "protobuf.wire", "protobuf.parser")),
          new PackageRow("transport", List.of("plan", "result"), List.of(TLS)),
          new PackageRow(
              "transport.answer", List.of("text", "plan", "result", "json", "transport")),
          new PackageRow("transport.http", transport(), List.of("io.netty", TLS)),
          new PackageRow("transport.http2", transport("transport.http"), List.of("io.netty")),
          new PackageRow(
              "transport.grpc",
              transport("text", "protobuf", "protobuf.wire", "transport.http", "transport.http2")),
          new PackageRow("transport.jdk", transport(), List.of("java.net.http", TLS)),
          new PackageRow(
              "measure", List.of("plan", "result", "transport"), List.of("org.HdrHistogram")),
          new PackageRow("document", List.of("text", "result", "json", "measure")),
          new PackageRow("ci", List.of("document", "json", "measure", "result", "text")),
          new PackageRow("codec", List.of("plan", "result", "json", "measure")),
          new PackageRow("page", List.of("text", "result", "json", "document", "measure")),
          new PackageRow(
              "health", List.of("text", "plan", "result"), List.of("com.sun.management")),
          new PackageRow(
              "load", List.of("plan", "result", "schedule", "transport", "measure", "health")),
          new PackageRow("selfcheck", List.of("text", "plan", "result", "load", "transport")),
          new PackageRow(
              "probe",
              transport(
                  "text",
                  "protobuf",
                  "protobuf.wire",
                  "transport.http",
                  "transport.http2",
                  "transport.grpc",
                  "transport.jdk")),
          new PackageRow(
              "engine",
              List.of(
                  "text",
                  "plan",
                  "result",
                  "json",
                  "codec",
                  "health",
                  "load",
                  "probe",
                  "selfcheck",
                  "transport",
                  "transport.http",
                  "transport.http2",
                  "transport.grpc",
                  "transport.jdk")),
          new PackageRow("baseline", List.of("text", "plan", "result", "stats", "json")),
          new PackageRow("slo", List.of("plan", "result", "stats")),
          new PackageRow("report", List.of("text", "plan", "result", "slo", "json")),
          new PackageRow("export", List.of("text", "result", "json", "document", "measure", "ci")),
          new PackageRow(
              "telemetry",
              List.of("plan", "result", "json", "document", "codec", "measure"),
              List.of("io.opentelemetry", "io.micrometer.core")),
          new PackageRow("config.setting", List.of("text", "plan")),
          new PackageRow(
              "config.service",
              List.of(
                  "text",
                  "plan",
                  "json",
                  "protobuf",
                  "protobuf.parser",
                  "protobuf.wire",
                  "config.setting"),
              List.of("java.net.http")),
          new PackageRow(
              "config.gate",
              List.of(
                  "text",
                  "stats",
                  "plan",
                  "json",
                  "telemetry",
                  "baseline",
                  "config.setting",
                  "config.service")),
          new PackageRow("kubernetes.resource", List.of("text", "json")),
          new PackageRow(
              "kubernetes.client",
              List.of("text", "json", "result", "kubernetes.resource"),
              List.of("io.fabric8.kubernetes", TLS)),
          new PackageRow("kubernetes.readiness", cluster("plan", "result", "json", "probe")),
          new PackageRow(
              "kubernetes.access",
              List.of(
                  "plan",
                  "result",
                  "json",
                  "kubernetes.client",
                  "kubernetes.resource",
                  "transport.http")),
          new PackageRow("kubernetes.job", cluster("json")),
          new PackageRow("kubernetes.monitor", cluster("plan", "result", "json", "exposition")),
          new PackageRow(
              "kubernetes",
              List.of(
                  "text",
                  "json",
                  "plan",
                  "result",
                  "probe",
                  "kubernetes.access",
                  "kubernetes.client",
                  "kubernetes.monitor",
                  "kubernetes.resource",
                  "kubernetes.readiness")));

  /** Runs one gate of what the parts do, without JUnit and without an annotation. */
  static final PackageRow GATE =
      new PackageRow("gate", PARTS.stream().map(PackageRow::name).toList());

  /** The executable jar; without JUnit and without an annotation. */
  static final PackageRow CLI =
      new PackageRow(
          "cli",
          List.of(
              "text",
              "plan",
              "result",
              "slo",
              "config.setting",
              "kubernetes.client",
              "kubernetes.job",
              "gate"));

  private static final List<String> JUNIT_PACKAGES =
      List.of(
          "org.junit.jupiter.api",
          "org.junit.platform.commons",
          "org.junit.platform.engine",
          "org.opentest4j");

  /** What is known of JUnit without an annotation of ours. */
  static final PackageRow JUNIT = new PackageRow("junit", List.of("report"), JUNIT_PACKAGES);

  /** From annotations and calls to gates; with {@code junit} the only one that knows JUnit. */
  static final PackageRow ROOT =
      new PackageRow(
          "",
          Stream.concat(PARTS.stream(), Stream.of(GATE, JUNIT)).map(PackageRow::name).toList(),
          JUNIT_PACKAGES);

  /** The only one that imports the root, and its verdict with it. */
  static final PackageRow ASSERTJ =
      new PackageRow(
          "assertj", List.of("", "text", "plan", "result", "slo"), List.of("org.assertj.core"));

  /** What drives a load, in a process of its own if need be: as stated for those who send it. */
  static final Set<String> ENGINE = EnginePackages.stated();

  private PackageTable() {}

  static List<PackageRow> rows() {
    return Stream.concat(PARTS.stream(), Stream.of(GATE, CLI, JUNIT, ROOT, ASSERTJ)).toList();
  }

  private static List<String> cluster(String... more) {
    return Stream.concat(
            Stream.of("text", "kubernetes.client", "kubernetes.resource"), Stream.of(more))
        .toList();
  }

  private static List<String> transport(String... more) {
    return Stream.concat(
            Stream.of("plan", "result", "json", "transport", "transport.answer"), Stream.of(more))
        .toList();
  }
}
