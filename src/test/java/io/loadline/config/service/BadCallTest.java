package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import org.junit.jupiter.api.Test;

class BadCallTest {
  @Test
  void a_method_in_lower_case_is_refused() {
    assertThat(gate().set(Attribute.METHOD, "post").refusal())
        .isEqualTo(
            "@InferenceLoadTest(method = \"post\"), from @InferenceLoadTest on method gate():"
                + " is no HTTP method, which is in upper case; did you mean POST?");
  }

  @Test
  void a_method_that_is_no_word_is_refused() {
    assertThat(gate().set(Attribute.METHOD, "P OST").refusal())
        .endsWith(": is no HTTP method, which is in upper case; write POST");
  }

  @Test
  void a_method_that_calls_no_service_is_refused() {
    assertThat(gate().set(Attribute.METHOD, "TRACE").refusal())
        .endsWith(": a TRACE request is no inference; write POST, or GET without a payload");
  }

  @Test
  void a_get_with_a_payload_is_refused() {
    assertThat(gate().set(Attribute.METHOD, "GET").set(Attribute.PAYLOAD, "{}").refusal())
        .endsWith(
            ": a GET request carries no payload; remove the method (then POST) or the payload");
  }

  @Test
  void a_content_type_that_is_none_is_refused() {
    assertThat(gate().set(Attribute.PAYLOAD, "{}").set(Attribute.CONTENT_TYPE, "json").refusal())
        .isEqualTo(
            "@InferenceLoadTest(contentType = \"json\"), from @InferenceLoadTest on method gate():"
                + " is no media type; write one such as application/json");
  }

  @Test
  void a_content_type_without_a_payload_is_refused() {
    assertThat(gate().set(Attribute.CONTENT_TYPE, "text/plain").refusal())
        .endsWith(": there is no payload to have a type; add one or remove it");
  }

  @Test
  void a_header_without_a_colon_is_refused() {
    assertThat(gate().set(Attribute.HEADERS, "X-Team iris").refusal())
        .isEqualTo(
            "@InferenceLoadTest(headers = \"X-Team iris\"), from @InferenceLoadTest on method"
                + " gate(): is no header; write \"Name: value\"");
  }

  @Test
  void a_header_with_a_line_break_is_refused() {
    assertThat(gate().set(Attribute.HEADERS, "X-Team: a\r\nHost: b").refusal())
        .endsWith(
            ": has a line break or another character that a header may not hold;"
                + " write the value on one line in ISO 8859-1");
  }

  @Test
  void the_host_header_is_refused() {
    assertThat(gate().set(Attribute.HEADERS, "host: iris").refusal())
        .endsWith(": the header host may not be set; write it as host");
  }

  @Test
  void a_content_type_among_the_headers_is_refused() {
    assertThat(gate().set(Attribute.HEADERS, "Content-Type: text/plain").refusal())
        .endsWith(": the header Content-Type may not be set; write it as contentType");
  }

  @Test
  void a_content_length_is_refused() {
    assertThat(gate().set(Attribute.HEADERS, "Content-Length: 3").refusal())
        .endsWith(": the header Content-Length may not be set; it is computed; remove it");
  }

  @Test
  void a_user_agent_is_refused() {
    assertThat(gate().set(Attribute.HEADERS, "User-Agent: me").refusal())
        .endsWith(
            ": the header User-Agent may not be set;"
                + " services tell load by it; use a header of another name");
  }

  @Test
  void the_header_that_tells_phases_apart_is_refused() {
    assertThat(gate().set(Attribute.HEADERS, "Loadline-Phase: probe").refusal())
        .endsWith(
            ": the header Loadline-Phase may not be set; it says what a request is for; remove it");
  }

  @Test
  void a_connection_header_is_refused() {
    assertThat(gate().set(Attribute.HEADERS, "Connection: close").refusal())
        .endsWith(
            ": the header Connection may not be set; connections are Loadline's own; remove it");
  }

  @Test
  void a_time_out_without_a_unit_is_refused() {
    assertThat(gate().set(Attribute.TIMEOUT, "30").refusal())
        .isEqualTo(
            "@InferenceLoadTest(timeout = \"30\"), from @InferenceLoadTest on method gate():"
                + " has no unit; write 30ms, 30s, 30m or 30h");
  }

  @Test
  void a_time_out_of_nothing_is_refused() {
    assertThat(gate().set(Attribute.TIMEOUT, "0s").refusal())
        .endsWith(": must be more than 0 and at most 168h; write a time such as 30s");
  }
}
