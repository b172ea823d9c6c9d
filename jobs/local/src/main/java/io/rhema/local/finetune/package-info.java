/** Showing on a terminal how a fine-tuning goes that runs in this JVM. */
package io.rhema.local.finetune;
