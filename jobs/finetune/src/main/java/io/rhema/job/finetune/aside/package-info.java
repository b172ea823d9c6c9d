/** Work that takes minutes, beside a task's thread, which must hear of a cancellation at once. */
package io.rhema.job.finetune.aside;
