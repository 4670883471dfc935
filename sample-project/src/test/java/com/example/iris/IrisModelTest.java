package com.example.iris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class IrisModelTest {
  private final List<Flower> flowers = Flower.all();

  @Test
  void the_table_holds_fifty_flowers_of_each_species() {
    assertThat(
            flowers.stream().collect(Collectors.groupingBy(Flower::species, Collectors.counting())))
        .containsOnlyKeys(IrisModel.SPECIES)
        .allSatisfy((species, count) -> assertThat(count).isEqualTo(50));
  }

  @Test
  void the_columns_have_fishers_means() {
    double[] means = {5.8433, 3.0573, 3.7580, 1.1993};
    for (int i = 0; i < means.length; i++) {
      int column = i;
      assertThat(flowers.stream().mapToDouble(f -> f.measures()[column]).average().getAsDouble())
          .isEqualTo(means[i], within(0.0001));
    }
  }

  @Test
  void the_trained_model_knows_the_flowers_of_the_payload() throws Exception {
    IrisModel model = IrisModel.trained();

    assertThat(model.predict(new double[] {6.8, 2.8, 4.8, 1.4})).isEqualTo(1);
    assertThat(model.predict(new double[] {6.0, 3.4, 4.5, 1.6})).isEqualTo(1);
  }

  @Test
  void the_trained_model_knows_nearly_all_flowers() throws Exception {
    assertThat(Training.known(IrisModel.trained(), flowers)).isGreaterThanOrEqualTo(145);
  }
}
