package io.rhema.operator.infer;

import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.swap.ModelControlSerializer;
import java.util.Optional;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/**
 * What a checkpoint has of an operator: the version in force, the one that the job's options name,
 * and the command that is not obeyed yet.
 *
 * <p>All subtasks serve one version, or will. Union state would say so too, but a checkpoint with
 * union state fails once a subtask has finished.
 */
final class VersionState {
  private static final MapStateDescriptor<String, ServedVersion> VERSIONS =
      new MapStateDescriptor<>(
          "model-version", StringSerializer.INSTANCE, new ServedVersionSerializer());
  private static final String SERVED = "served";
  private static final String CONFIGURED = "configured";

  private static final MapStateDescriptor<String, ModelControl> COMMANDS =
      new MapStateDescriptor<>(
          "pending-command", StringSerializer.INSTANCE, new ModelControlSerializer());
  private static final String PENDING = "pending";

  private final BroadcastState<String, ServedVersion> versions;
  private final BroadcastState<String, ModelControl> commands;

  VersionState(OperatorStateStore store) throws Exception {
    versions = store.getBroadcastState(VERSIONS);
    commands = store.getBroadcastState(COMMANDS);
  }

  /** The version in force when the state was written; null at a first start. */
  ServedVersion served() throws Exception {
    return versions.get(SERVED);
  }

  /** The version that the options named then; null if the state does not tell. */
  ServedVersion configured() throws Exception {
    return versions.get(CONFIGURED);
  }

  void configured(ServedVersion version) throws Exception {
    versions.put(CONFIGURED, version);
  }

  /** The command that was not obeyed yet. */
  Optional<ModelControl.Serve> pending() throws Exception {
    return Optional.ofNullable((ModelControl.Serve) commands.get(PENDING));
  }

  /** Writes what is so at a checkpoint. */
  void write(ServedVersion served, Optional<ModelControl.Serve> pending) throws Exception {
    versions.put(SERVED, served);
    commands.clear();
    if (pending.isPresent()) {
      commands.put(PENDING, pending.get());
    }
  }
}
