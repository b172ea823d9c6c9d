package io.rhema.job.finetune;

import java.util.List;
import java.util.Optional;

/**
 * Where examples are read.
 *
 * @param files of corrections
 * @param topic of corrections
 * @param replay files of what the model knows already
 * @param ownTexts whether, without such files, the model's answers to the project's texts are
 *     learnt
 */
public record Inputs(
    List<String> files, Optional<String> topic, List<String> replay, boolean ownTexts) {
  public Inputs {
    files = List.copyOf(files);
    replay = List.copyOf(replay);
  }
}
