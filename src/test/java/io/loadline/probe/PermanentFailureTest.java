package io.loadline.probe;

import static io.loadline.probe.FakeService.answer;
import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.result.NotReadyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that end the wait at once. */
class PermanentFailureTest {
  private final FakeService service = new FakeService();

  @Test
  void a_refused_caller_sees_the_whole_story() {
    service.readiness(request -> json(401, "{\"message\": \"no token\", \"trace\": \"a1\"}"));

    assertThat(failure(Calls.iris()))
        .isEqualTo(
            """
            not ready: the service asks for credentials (401)
              asked    GET http://localhost:9/v2/models/iris/ready
              answer   401 no token
              body     status 401: {"message": "no token", "trace": "a1"}
              tries    1 try in 0 ms
              usually  a gateway, a mesh or an auth proxy stands before the model and knows no such \
            caller
              do       add headers = "Authorization: Bearer ${secret:NAME}", or renew the token\
            """);
    assertThat(service.requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | the service asks for credentials (401)",
        "403 | the service does not let this caller in (403)",
        "405 | the service does not take POST at this path (405)",
        "406 | the service cannot answer in the form that is asked for (406)",
        "413 | the payload is too large for the service (413)",
        "415 | the service does not take this content type (415)",
        "422 | the service cannot read this payload (422)"
      })
  void a_probe_that_time_does_not_help_ends_it(int status, String headline) {
    service.inference(request -> answer(status, "", ""));

    assertThat(failure(Calls.iris()).lines())
        .contains(
            "not ready: " + headline,
            "  asked    POST http://localhost:9/v2/models/iris/infer",
            "  payload  inline (13 bytes)",
            "  model    its ready endpoint says ready",
            "  answer   " + status + " without a body",
            "  tries    1 try in 0 ms");
    assertThat(service.requests).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {405, 406, 413, 415, 422})
  void so_does_a_ready_endpoint_that_refuses_to_be_asked(int status) {
    service.readiness(request -> answer(status, "", ""));

    assertThat(failure(Calls.iris()))
        .startsWith("not ready: the model's ready endpoint refuses to be asked (" + status + ")\n")
        .endsWith("or set @Ready(path) to another address, \"none\" for none");
  }

  @Test
  void a_redirect_ends_it_and_names_the_place() {
    service.readiness(request -> answer(302, "", "https://login.example/"));

    assertThat(failure(Calls.iris()))
        .startsWith("not ready: the service redirects to https://login.example/ (302)\n")
        .endsWith("do       put the final address into url; a load test never follows a redirect");
  }

  @Test
  void a_redirect_may_name_no_place() {
    service.inference(request -> answer(301, "", ""));

    assertThat(failure(Calls.iris()))
        .startsWith("not ready: the service redirects without saying where to (301)\n");
  }

  @Test
  void a_status_that_is_expected_ends_nothing() throws Exception {
    service.inference(request -> json(422, "{\"detail\":[]}"));
    Call call = Calls.iris(new Expectation.Status("status=422", 422));

    assertThat(service.outsideCluster().await(call, Calls.THREE_MINUTES, line -> {}).how())
        .endsWith("1 real request succeeded");
  }

  private String failure(Call call) {
    return String.valueOf(
        catchThrowableOfType(
                NotReadyException.class,
                () -> service.outsideCluster().await(call, Calls.THREE_MINUTES, line -> {}))
            .getMessage());
  }
}
