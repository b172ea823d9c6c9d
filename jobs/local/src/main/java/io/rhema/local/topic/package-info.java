/** Putting texts into a topic and looking at what a topic holds, in the formats of this project. */
package io.rhema.local.topic;
