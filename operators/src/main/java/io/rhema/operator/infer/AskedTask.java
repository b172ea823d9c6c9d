package io.rhema.operator.infer;

import io.rhema.operator.interpret.Interpreter;
import io.rhema.operator.interpret.TaskKind;

/**
 * A task that a model is asked for.
 *
 * @param kind the task
 * @param interpreter makes its results
 */
record AskedTask(TaskKind kind, Interpreter<?> interpreter) {}
