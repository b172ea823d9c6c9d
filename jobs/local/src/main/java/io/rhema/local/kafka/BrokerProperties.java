package io.rhema.local.kafka;

import java.nio.file.Path;
import java.util.Properties;

/** The {@code server.properties} of a single node that is broker and controller at once. */
final class BrokerProperties {
  private BrokerProperties() {}

  static Properties of(Path directory, int port, int controllerPort, int maxMessageBytes) {
    Properties properties = new Properties();
    properties.setProperty("process.roles", "broker,controller");
    properties.setProperty("node.id", "1");
    properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.setProperty("controller.listener.names", "CONTROLLER");
    properties.setProperty("inter.broker.listener.name", "PLAINTEXT");
    properties.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.setProperty(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    properties.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    properties.setProperty("log.dirs", directory.resolve("data").toString());
    properties.setProperty("message.max.bytes", Integer.toString(maxMessageBytes));
    properties.setProperty("auto.create.topics.enable", "false");
    oneReplicaOfEverything(properties);
    smallFootprint(properties);
    return properties;
  }

  private static void oneReplicaOfEverything(Properties properties) {
    properties.setProperty("offsets.topic.replication.factor", "1");
    properties.setProperty("offsets.topic.num.partitions", "1");
    properties.setProperty("transaction.state.log.replication.factor", "1");
    properties.setProperty("transaction.state.log.min.isr", "1");
    properties.setProperty("transaction.state.log.num.partitions", "1");
    properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
    properties.setProperty("share.coordinator.state.topic.min.isr", "1");
  }

  private static void smallFootprint(Properties properties) {
    properties.setProperty("num.network.threads", "2");
    properties.setProperty("num.io.threads", "2");
    // The cleaner keeps the offsets and transaction topics of a long demo small; its default
    // buffer of 128 MB is for brokers with thousands of partitions.
    properties.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
    properties.setProperty("group.initial.rebalance.delay.ms", "0");
  }
}
