/**
 * Another version of a model at run time: the commands that are broadcast to the model operators,
 * and the rule that says which version may take over from which without a restart.
 */
package io.rhema.operator.swap;
