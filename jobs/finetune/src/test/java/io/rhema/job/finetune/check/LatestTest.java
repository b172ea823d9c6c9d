package io.rhema.job.finetune.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.finetune.example.Kind;
import io.rhema.job.finetune.example.LabelledText;
import io.rhema.job.finetune.example.Origin;
import io.rhema.job.finetune.example.Place;
import io.rhema.job.finetune.example.TrainingExample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatestTest {

  @Test
  void keepsOneExampleWhateverTheOrder() {
    List<TrainingExample> examples = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int at = 0; at < 3; at++) {
        for (String place : List.of("a", "b")) {
          for (String label : List.of("negative", "positive")) {
            examples.add(example(label, kind, place, at));
          }
        }
      }
    }
    Random random = new Random(7);

    for (int i = 0; i < 200; i++) {
      Collections.shuffle(examples, random);
      assertThat(examples.stream().reduce(Latest::of))
          .hasValueSatisfying(
              last -> {
                assertThat(last.origin().superseded()).isEqualTo(examples.size() - 1);
                assertThat(last.withOrigin(last.origin().inPlaceOf(0)))
                    .isEqualTo(example("positive", Kind.CORRECTION, "b", 2));
              });
    }
  }

  private static TrainingExample example(String label, Kind kind, String place, int at) {
    return new LabelledText(
        "text", label, new Origin(kind, new Place(place, 1), Instant.ofEpochMilli(at)));
  }
}
