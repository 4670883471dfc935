package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.Phase;
import io.loadline.plan.Protocol;
import io.loadline.plan.Tracing;
import io.loadline.result.NotReadyException;
import io.loadline.result.Outcome;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Identity;
import io.loadline.testkit.Nginx;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that closes its connections now and then, as servers do, costs no error. */
@EnabledIf(value = "io.loadline.testkit.Nginx#isPossible", disabledReason = Nginx.WHY_SKIPPED)
class HttpOnNginxIT {
  private static final Identity AUTHORITY = Identity.authority("Test CA");
  private static final int REQUESTS = 6 * Nginx.REQUESTS_A_CONNECTION;

  private String ca = "";
  private Nginx nginx;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    ca = "file:" + Files.writeString(folder.resolve("ca.pem"), AUTHORITY.certificatePem());
    nginx = Nginx.start(AUTHORITY.sign("nginx"), folder, "{\"outputs\":[{\"data\":[1,1]}]}");
  }

  @AfterEach
  void stop() {
    nginx.close();
  }

  private Loadline gate(String url) {
    return unloaded(url).load(load -> load.requests(REQUESTS).rate(300).connections(2));
  }

  private Loadline unloaded(String url) {
    return Loadline.target(url)
        .expect("outputs[0].data=[1,1]")
        .ready(ready -> ready.timeout(Duration.ofSeconds(20)))
        .slo(slo -> slo.latencyMax(Duration.ofSeconds(5)))
        .printTo(new PrintStream(PrintStream.nullOutputStream()));
  }

  private Loadline secure(String url) {
    return gate(url).tls(tls -> tls.ca(ca));
  }

  private static LoadResult passed(Loadline gate) throws InterruptedException {
    LoadResult result = gate.run();
    assertThat(result.verdict()).as("%s", result).isEqualTo(Verdict.PASS);
    assertThat(result.run().outcomes().of(Outcome.SUCCESS)).isEqualTo(REQUESTS);
    return result;
  }

  @Test
  void http_1_1() throws Exception {
    passed(gate(nginx.http()));
    passed(secure(nginx.https()).protocol(Protocol.HTTP_1_1));
  }

  /** The name of the header is said once on each of its connections. */
  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void it_reads_the_trace_of_each_request(Protocol protocol) throws Exception {
    String url = protocol == Protocol.HTTP_2 ? nginx.http2() : nginx.http();
    Tracing tracing = passed(gate(url).protocol(protocol)).run().plan().tracing();
    nginx.close();
    assertThat(nginx.traces())
        .containsAll(
            LongStream.range(0, REQUESTS)
                .mapToObj(index -> tracing.header(Phase.MEASUREMENT, index))
                .toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void http_2_by_prior_knowledge() throws Exception {
    LoadResult result = passed(gate(nginx.http2()).protocol(Protocol.HTTP_2));
    assertThat(result.run().transport()).endsWith("-h2");
  }

  @Test
  void http_2_over_tls() throws Exception {
    passed(secure(nginx.https()).protocol(Protocol.HTTP_2));
  }

  @Test
  void the_server_chooses_where_the_protocol_is_left_open() throws Exception {
    LoadResult chosen = passed(secure(nginx.https()));
    assertThat(chosen.run().transport()).endsWith("-h2");
    LoadResult old = passed(secure(nginx.httpsWithoutHttp2()));
    assertThat(old.run().transport()).doesNotContain("h2");
    LoadResult closed =
        passed(
            unloaded(nginx.https())
                .tls(tls -> tls.ca(ca))
                .load(load -> load.requests(REQUESTS).concurrency(3)));
    assertThat(closed.run().transport()).endsWith("-h2");
  }

  @Test
  void answers_in_gzip_are_looked_into() throws Exception {
    passed(gate(nginx.http()).headers("Accept-Encoding: gzip"));
    passed(gate(nginx.http2()).protocol(Protocol.HTTP_2).headers("Accept-Encoding: gzip"));
  }

  @Test
  void grpc_needs_http_2_by_alpn() {
    String url =
        "grpcs://127.0.0.1:" + nginx.httpsWithoutHttp2().replaceFirst(".*:(\\d+)/.*", "$1/iris");
    Throwable thrown =
        catchThrowable(
            () ->
                Loadline.target(url)
                    .payload("{\"inputs\":[]}")
                    .tls(tls -> tls.ca(ca))
                    .ready(ready -> ready.timeout(Duration.ofSeconds(5)))
                    .slo(slo -> slo.latencyMean(Duration.ofSeconds(1)))
                    .printTo(new PrintStream(PrintStream.nullOutputStream()))
                    .run());
    assertThat(thrown).isInstanceOf(NotReadyException.class).hasMessageContaining("(ALPN)");
  }
}
