/**
 * The cluster as it is deployed: broker, JobManager and TaskManagers as processes of their own,
 * with {@code flink-conf/} as their configuration and the job's jar submitted to them.
 */
package io.rhema.it.process;
