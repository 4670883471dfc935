import io.loadline.*;

class PriceCompareIT {
  @InferenceLoadTest(payload = "{\"rooms\": 3}", expect = "price=3000")
  @Ready(path = "/health")
  @Endpoint(name = "main", url = "http://localhost:8081/predict")
  @Endpoint(name = "pull-request", url = "http://localhost:8082/predict")
  @Load(rate = 50, duration = "200s")
  @Slo(errorRatio = 0.001)
  @Compare(baseline = "main", candidate = "pull-request", latencyP50 = "10%", latencyP90 = "25%")
  void prices_are_no_slower_than_those_of_main() {}
}
