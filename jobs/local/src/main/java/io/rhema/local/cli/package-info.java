/**
 * The command line: one class for each command, all thin. {@link io.rhema.local.cli.Cli} decides
 * about exit codes and error messages for all of them. Standard output carries results and nothing
 * else; what is told to a person goes to standard error, what is told to an expert to the log file.
 */
package io.rhema.local.cli;
