/**
 * One training for each configuration of a search: the folder that it works in, the process that
 * does it, and what of it shows on the dashboard. The process is begun again from its checkpoint
 * when something kills it, and finds its folder by content when the task itself begins anew.
 */
package io.rhema.job.finetune.train;
