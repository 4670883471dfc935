package io.loadline.benchmarks.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** As many users as connections, each with one of its own, one request after the other. */
public final class ClosedLoop extends Simulation {
  public ClosedLoop() {
    String url = System.getProperty("url");
    ChainBuilder warmup = during(seconds("warmup")).on(exec(get("warm-up", url)));
    ChainBuilder measured = during(seconds("seconds")).on(exec(get("measured", url)));
    setUp(
        scenario("closed loop")
            .exec(warmup, measured)
            .injectOpen(atOnceUsers(Integer.getInteger("users")))
            .protocols(http.disableCaching()));
  }

  private static io.gatling.javaapi.http.HttpRequestActionBuilder get(String name, String url) {
    return http(name).get(url).check(status().is(200));
  }

  private static Duration seconds(String property) {
    return Duration.ofSeconds(Integer.getInteger(property));
  }
}
