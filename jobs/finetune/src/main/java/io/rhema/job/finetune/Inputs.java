package io.rhema.job.finetune;

import java.util.List;
import java.util.Optional;

/**
 * Where examples are read.
 *
 * @param files of corrections
 * @param topic of corrections
 * @param replay files of what the model knows already
 */
public record Inputs(List<String> files, Optional<String> topic, List<String> replay) {
  public Inputs {
    files = List.copyOf(files);
    replay = List.copyOf(replay);
  }
}
