#!/usr/bin/env bash
# OpenTelemetry Java 1.68.0 (opentelemetry-sdk-extension-autoconfigure): a "+" in OTEL_EXPORTER_OTLP_HEADERS becomes a blank.
#
# One would expect a "+" to stay: the variable is written as W3C Baggage is, whose values are percent-encoded, and there a
# "+" means itself. Tokens in base64 have it. The headers are decoded as an HTML form is instead, so that a collector
# refuses the key, and nothing says why. What works: write %2B.
# Output seen on 2026-11-30:
#   authorization=Basic YTpi+Zz09 -> [Basic YTpi Zz09]
#   authorization=Basic YTpi%2BZz09 -> [Basic YTpi+Zz09]
# Exit 1 when that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.opentelemetry</groupId><artifactId>opentelemetry-sdk-extension-autoconfigure</artifactId><version>1.68.0</version></dependency>
    <dependency><groupId>io.opentelemetry</groupId><artifactId>opentelemetry-exporter-otlp</artifactId><version>1.68.0</version></dependency>
  </dependencies>
</project>
POM
mvn -B -q -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=cp.txt > mvn.log 2>&1 || { cat mvn.log; exit 1; }
cat > Show.java << 'JAVA'
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

class Show {
  public static void main(String[] args) throws Exception {
    for (String header : new String[] {"authorization=Basic YTpi+Zz09", "authorization=Basic YTpi%2BZz09"}) {
      System.out.println(header + " -> [" + received(header) + "]");
    }
  }

  /** The Authorization that a collector reads, when the SDK is set up by the variables alone. */
  static String received(String header) throws Exception {
    var seen = new java.util.concurrent.CompletableFuture<String>();
    HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext("/", exchange -> {
      seen.complete(exchange.getRequestHeaders().getFirst("Authorization"));
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    collector.start();
    Map<String, String> settings = Map.of(
        "otel.exporter.otlp.headers", header,
        "otel.exporter.otlp.protocol", "http/protobuf",
        "otel.exporter.otlp.endpoint", "http://127.0.0.1:" + collector.getAddress().getPort(),
        "otel.metrics.exporter", "none", "otel.logs.exporter", "none");
    var sdk = AutoConfiguredOpenTelemetrySdk.builder().addPropertiesSupplier(() -> settings).build().getOpenTelemetrySdk();
    sdk.getTracer("finding").spanBuilder("one").startSpan().end();
    sdk.close();
    collector.stop(0);
    return seen.get(20, java.util.concurrent.TimeUnit.SECONDS);
  }
}
JAVA
java -cp "$(cat cp.txt)" Show.java 2> err.log | tee seen || { cat err.log; exit 1; }
grep -qxF 'authorization=Basic YTpi+Zz09 -> [Basic YTpi Zz09]' seen
grep -qxF 'authorization=Basic YTpi%2BZz09 -> [Basic YTpi+Zz09]' seen
