package io.rhema.job.finetune.train;

import io.rhema.job.finetune.folder.Mixture;
import java.io.Serializable;
import java.util.List;

/**
 * What the trainings of a search have in common.
 *
 * @param serving folder of the model that serves, which they go on from
 * @param head which of the model's heads learns
 * @param version of the model that comes out
 * @param mixture which examples are learnt from, and which are measured on
 * @param configurations one training each
 * @param epochs how often the examples are gone through
 * @param batchSize examples a step
 * @param threads of each training process
 * @param bf16 whether matrix products run in bfloat16
 * @param attempts how often a training process is started that something outside of it ends
 * @param classPath of the training process, as {@code java -cp} takes it
 * @param work folder that keeps checkpoints and models while the job runs, and after it failed
 */
public record TrainSettings(
    String serving,
    String head,
    String version,
    Mixture mixture,
    List<Configuration> configurations,
    double epochs,
    int batchSize,
    int threads,
    boolean bf16,
    int attempts,
    String classPath,
    String work)
    implements Serializable {

  public TrainSettings {
    configurations = List.copyOf(configurations);
  }
}
