package io.rhema.local.demo;

import io.rhema.local.bundle.ChosenModels;
import java.util.Optional;

/**
 * What the demo is asked to do.
 *
 * @param input a file to read the texts from; empty for the samples
 * @param limits how many texts, how fast
 * @param dashboardPort port of Flink's dashboard, 0 for 8081 or any free one
 * @param kafkaPort port of the Kafka broker, 0 for any free one
 * @param models the tasks, and which model serves each
 * @param parallelism tasks of every stage, and partitions of every topic
 * @param commands topic of commands that change models; empty where none do
 */
public record DemoOptions(
    Optional<String> input,
    FeedLimits limits,
    int dashboardPort,
    int kafkaPort,
    ChosenModels models,
    int parallelism,
    Optional<String> commands) {}
