/**
 * From the logits of sub-words to entities with exact offsets, by the rules of Hugging Face's
 * {@code token-classification} pipeline. {@link io.rhema.model.task.entity.EntityGrouper} is the
 * way in; each of its steps is a small class of its own: what labels mean, what a word is called,
 * how words become groups, and what becomes of groups that windows of a long text report twice.
 */
package io.rhema.model.task.entity;
