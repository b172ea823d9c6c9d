/**
 * The registry of models on file systems that Flink knows, such as S3 and HDFS, by which the
 * command line, the jobs and the task managers find one and the same version: {@link
 * io.rhema.operator.registry.Registries}.
 */
package io.rhema.operator.registry;
