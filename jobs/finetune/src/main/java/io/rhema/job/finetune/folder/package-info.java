/**
 * What the trainer is given: a folder with a file to learn from and one to be measured on, in forms
 * that recipes read. Equal sets of examples make equal files, byte by byte, whatever the order in
 * which they come and the number of tasks that they come from: a training that is begun again knows
 * by them that it may go on.
 */
package io.rhema.job.finetune.folder;
