/** What {@link io.rhema.model.task.Keywords} finds in a text, and how much of it is reported. */
package io.rhema.model.task.keyword;
