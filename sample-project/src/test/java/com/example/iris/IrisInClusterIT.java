package com.example.iris;

import io.loadline.InferenceLoadTest;
import io.loadline.Slo;

/** KServe's tutorial on load tests as one gate; needs isvc.yaml applied (-Pcluster). */
final class IrisInClusterIT {
  @InferenceLoadTest(
      url = "http://sklearn-irisv2.default.svc.cluster.local/v2/models/sklearn-irisv2/infer",
      payload = "classpath:iris-input.json")
  @Slo(latencyMean = 500, errors = 0)
  void iris_keeps_its_promise() {}
}
