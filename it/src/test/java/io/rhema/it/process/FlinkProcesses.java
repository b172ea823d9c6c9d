package io.rhema.it.process;

import io.rhema.it.stream.Deadline;
import io.rhema.local.Ports;
import io.rhema.local.RhemaHome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigConstants;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * A session cluster of processes, as a distribution's scripts start it: the options of the JVMs
 * follow from {@code flink-conf/config.yaml}, and what that leaves open is given to each process.
 */
public final class FlinkProcesses implements AutoCloseable {
  private static final String JOB_MANAGER =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String TASK_MANAGER =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
  private static final String LOOPBACK = "127.0.0.1";

  private final Path folder;
  private final Path configuration = RhemaHome.flinkConfiguration();
  private final Map<String, String> more;
  private final int rpcPort = Ports.free();
  private final int restPort = Ports.free();
  private final List<JavaProcess> taskManagers = new ArrayList<>();
  private final List<Integer> metricsPorts = new ArrayList<>();
  private JavaProcess jobManager;
  private int started;

  private FlinkProcesses(Path folder, Map<String, String> more) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.more = Map.copyOf(more);
    jobManager = launchJobManager();
  }

  /** What is in the {@code lib} folder of a distribution, and with it a main class. */
  static String classPath() throws IOException {
    return Files.readString(RhemaHome.path().resolve("it/flink/target/flink.classpath"));
  }

  /** Starts a job manager and task managers, and returns when all of them are registered. */
  static FlinkProcesses start(Path folder, int taskManagers) throws IOException {
    return start(folder, taskManagers, Map.of());
  }

  /**
   * The same.
   *
   * @param more settings of all processes, beside those of {@code flink-conf}
   */
  public static FlinkProcesses start(Path folder, int taskManagers, Map<String, String> more)
      throws IOException {
    FlinkProcesses cluster = new FlinkProcesses(folder, more);
    try {
      for (int i = 0; i < taskManagers; i++) {
        cluster.startTaskManager();
      }
      cluster.awaitTaskManagers();
      return cluster;
    } catch (RuntimeException | AssertionError e) {
      cluster.close();
      throw e;
    }
  }

  /** Waits until all task managers are registered with the job manager. */
  public void awaitTaskManagers() {
    int slots = taskManagers.size() * load().get(TaskManagerOptions.NUM_TASK_SLOTS);
    FlinkRest rest = rest();
    Deadline.await(
        () -> rest.slots() == slots || !processes().stream().allMatch(JavaProcess::isAlive),
        () -> "%d slots of %d; %s".formatted(rest.slots(), slots, logs()));
    if (!processes().stream().allMatch(JavaProcess::isAlive)) {
      throw new AssertionError("A process of the cluster has ended: " + logs());
    }
  }

  private Configuration load() {
    return GlobalConfiguration.loadConfiguration(configuration.toString());
  }

  private JavaProcess launchJobManager() throws IOException {
    JobManagerProcessSpec memory = JobManagerProcessUtils.processSpecFromConfig(load());
    Map<String, String> settings = addresses();
    settings.put("rest.address", LOOPBACK);
    settings.put("rest.bind-address", LOOPBACK);
    settings.put("rest.port", String.valueOf(restPort));
    settings.put("jobmanager.bind-host", LOOPBACK);
    settings.put("execution.checkpointing.dir", checkpoints().toUri().toString());
    // Tests hand the job over as a browser would; whoever runs a cluster uses 'flink run'.
    settings.put("web.submit.enable", "true");
    settings.put("web.upload.dir", folder.resolve("jars").toString());
    return start(
        "jobmanager",
        JOB_MANAGER,
        JobManagerProcessUtils.generateJvmParametersStr(memory, load()),
        JobManagerProcessUtils.generateDynamicConfigsStr(memory),
        settings);
  }

  /** Kills the job manager, as kill -9 does. */
  public void killJobManager() {
    jobManager.close();
    metricsPorts.remove(0);
  }

  /** Starts another job manager at the address of the one that was killed. */
  public void startJobManager() throws IOException {
    jobManager = launchJobManager();
    // Where it was: at the head of all.
    metricsPorts.add(0, metricsPorts.remove(metricsPorts.size() - 1));
  }

  /** The only process that writes checkpoints, since the state of a task fits into their index. */
  public JavaProcess jobManager() {
    return jobManager;
  }

  /** Where checkpoints are kept. */
  public Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  /** Kills a task manager with all tasks on it, as kill -9 does. */
  public void killTaskManager(int index) {
    taskManagers.remove(index).close();
    metricsPorts.remove(1 + index);
  }

  /** Kills a task manager with all tasks on it, and starts another in its place. */
  void replaceTaskManager(int index) throws IOException {
    killTaskManager(index);
    startTaskManager();
  }

  /** Starts one more task manager. */
  public void startTaskManager() throws IOException {
    TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(load());
    Map<String, String> settings = addresses();
    settings.put("taskmanager.host", LOOPBACK);
    settings.put("taskmanager.bind-host", LOOPBACK);
    taskManagers.add(
        start(
            "taskmanager-" + started++,
            TASK_MANAGER,
            ProcessMemoryUtils.generateJvmParametersStr(memory)
                + " "
                + more.getOrDefault(CoreOptions.FLINK_TM_JVM_OPTIONS.key(), ""),
            TaskExecutorProcessUtils.generateDynamicConfigsStr(memory),
            settings));
  }

  private Map<String, String> addresses() {
    int metrics = Ports.free();
    metricsPorts.add(metrics);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("jobmanager.rpc.address", LOOPBACK);
    settings.put("jobmanager.rpc.port", String.valueOf(rpcPort));
    settings.put("metrics.reporter.prom.port", String.valueOf(metrics));
    // A job manager that waits longer for itself ends, and nobody here starts another.
    settings.put("pekko.ask.timeout", "2 min");
    settings.put("pekko.startup-timeout", "3 min");
    settings.put("io.tmp.dirs", folder.resolve("tmp").toString());
    settings.putAll(more);
    return settings;
  }

  private JavaProcess start(
      String name, String main, String memory, String dynamic, Map<String, String> settings)
      throws IOException {
    List<String> jvm = new ArrayList<>(words(memory));
    jvm.addAll(words(load().get(CoreOptions.FLINK_JVM_OPTIONS)));
    // What only memory to spare keeps is no leak.
    jvm.add("-XX:SoftRefLRUPolicyMSPerMB=0");
    jvm.add("-Dlog.file=" + folder.resolve(name + ".log"));
    jvm.add(
        "-Dlog4j.configurationFile=" + configuration.resolve("log4j-console.properties").toUri());
    List<String> program = new ArrayList<>(List.of(main, "--configDir", configuration.toString()));
    program.addAll(words(dynamic));
    settings.forEach((key, value) -> program.addAll(List.of("-D", key + "=" + value)));
    return JavaProcess.start(folder.resolve(name + ".out"), classPath(), jvm, program, Map.of());
  }

  private static List<String> words(String line) {
    return Arrays.stream(line.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Runs {@code flink} with these arguments, and returns what it says when it has ended. */
  String command(String... arguments) throws IOException {
    List<String> jvm = new ArrayList<>(words(load().get(CoreOptions.FLINK_JVM_OPTIONS)));
    jvm.add("-Dlog4j.configurationFile=" + configuration.resolve("log4j-cli.properties").toUri());
    List<String> program = new ArrayList<>(List.of("org.apache.flink.client.cli.CliFrontend"));
    program.addAll(List.of(arguments));
    Path output = folder.resolve("flink-%d.out".formatted(System.nanoTime()));
    try (JavaProcess command =
        JavaProcess.start(
            output,
            classPath(),
            jvm,
            program,
            Map.of(ConfigConstants.ENV_FLINK_CONF_DIR, configuration.toString()))) {
      command.awaitEnd();
      return command.output();
    }
  }

  /** What {@code flink} needs to know of where the cluster is. */
  String address() {
    return LOOPBACK + ":" + restPort;
  }

  /** The way to ask it. */
  public FlinkRest rest() {
    return new FlinkRest(restPort);
  }

  public List<JavaProcess> taskManagers() {
    return List.copyOf(taskManagers);
  }

  /** All processes, the job manager first. */
  List<JavaProcess> processes() {
    List<JavaProcess> all = new ArrayList<>(List.of(jobManager));
    all.addAll(taskManagers);
    return all;
  }

  /** The ports at which Prometheus would ask them. */
  List<Integer> metricsPorts() {
    return List.copyOf(metricsPorts);
  }

  /** What all of them have logged. */
  String logs() {
    StringBuilder logs = new StringBuilder();
    processes().forEach(process -> logs.append(process.output()));
    return logs.toString();
  }

  /** All lines that processes of the cluster have logged, those that were killed included. */
  public List<String> everLogged() throws IOException {
    List<String> lines = new ArrayList<>();
    try (DirectoryStream<Path> outputs = Files.newDirectoryStream(folder, "*manager*.out")) {
      for (Path output : outputs) {
        lines.addAll(Files.readAllLines(output));
      }
    }
    return lines;
  }

  @Override
  public void close() {
    processes().forEach(JavaProcess::close);
  }
}
