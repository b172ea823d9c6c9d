package io.rhema.local.flink;

import io.rhema.local.RhemaHome;
import org.apache.flink.configuration.ConfigConstants;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginManager;
import org.apache.flink.core.plugin.PluginUtils;

/** The file systems that Flink has by plug-ins, S3 among them, in this JVM. */
public final class FlinkFileSystems {
  private FlinkFileSystems() {}

  /**
   * Takes plug-ins from {@code $FLINK_PLUGINS_DIR}, as a cluster does, and their settings from
   * {@code flink-conf/config.yaml}.
   */
  public static void plugIn() {
    plugIn(EmbeddedFlink.load(RhemaHome.flinkConfiguration()));
  }

  static void plugIn(Configuration configuration) {
    PluginManager plugins =
        System.getenv(ConfigConstants.ENV_FLINK_PLUGINS_DIR) == null
            ? null
            : PluginUtils.createPluginManagerFromRootFolder(configuration);
    FileSystem.initialize(configuration, plugins);
  }
}
