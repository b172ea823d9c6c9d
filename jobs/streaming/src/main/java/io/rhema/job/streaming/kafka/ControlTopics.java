package io.rhema.job.streaming.kafka;

/**
 * The topics by which the models of a running job are changed.
 *
 * @param commands read from its beginning by a job without state, as what was last commanded for a
 *     model is what is to be served; from where it was by a job that goes on
 * @param results what became of the commands
 */
public record ControlTopics(String commands, String results) {}
