package io.rhema.job.finetune.publish;

import io.rhema.schema.UpdateMode;
import java.io.Serializable;

/**
 * What is done with the best model of a search.
 *
 * @param job name of the job, which the registry notes
 * @param serving folder of the model that serves
 * @param head which of the model's heads has learnt
 * @param regression a file of examples that every candidate is measured on, in the form of the
 *     task; null for none
 * @param significance below which probability a loss is no chance any more
 * @param margin of score that a candidate may lose at most, whatever chance explains
 * @param attempts how often the process of the gate is started that something outside of it ends
 * @param classPath of that process, as {@code java -cp} takes it
 * @param registry where versions are published
 * @param promote whether a published version becomes the current one
 * @param announced what running jobs are told to do with it; null when they are not told
 * @param share of the texts for a shadow or a canary; null for serving
 */
public record PublishSettings(
    String job,
    String serving,
    String head,
    String regression,
    double significance,
    double margin,
    int attempts,
    String classPath,
    String registry,
    boolean promote,
    UpdateMode announced,
    Double share)
    implements Serializable {}
