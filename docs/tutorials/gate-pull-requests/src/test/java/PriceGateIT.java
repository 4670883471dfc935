import io.loadline.*;

class PriceGateIT {
  @InferenceLoadTest(
      url = "http://localhost:8080/predict",
      payload = "{\"rooms\": 3}",
      expect = "price=3000")
  @Ready(path = "/health")
  @Load(rate = 50, duration = "60s")
  @Slo(errorRatio = 0.001)
  @Baseline(file = "baselines/price.json", latencyP50 = "20%", latencyP90 = "50%")
  void prices_are_no_slower_than_before() {}
}
