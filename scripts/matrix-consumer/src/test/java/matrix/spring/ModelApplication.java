package matrix.spring;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A model behind Spring MVC. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
class ModelApplication {
  @GetMapping(path = "/v2/models/iris/ready", produces = "application/json")
  String ready() {
    return "{\"ready\":true}";
  }

  @PostMapping(path = "/v2/models/iris/infer", produces = "application/json")
  String infer() {
    return "{\"outputs\":[{\"name\":\"predict\",\"data\":[1,1]}]}";
  }
}
