package io.loadline;

import static io.loadline.GateKit.PAYLOAD;

/** Services that ask who calls. The secret is the configuration parameter {@code test.token}. */
final class AuthTestCases {
  private AuthTestCases() {}

  @Quick
  @Ready(timeout = "1500ms")
  abstract static class Gate {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    @Slo(errors = 0)
    void gate() {}
  }

  @Auth(bearer = "${secret:test.token}")
  static class Bearer extends Gate {}

  @Auth(bearer = "file:${test.file}")
  static class BearerFile extends Gate {}

  @Auth(basic = "ann:${secret:test.token}")
  static class Basic extends Gate {}

  @Auth(header = "X-Api-Key: ${secret:test.token}")
  static class ApiKey extends Gate {}

  @Auth(header = "X-Api-Key: ${secret:test.token}")
  @Quick
  static class WithoutObjective {
    @InferenceLoadTest(url = "${test.url}", payload = PAYLOAD)
    void gate() {}
  }
}
