/** What became of a text, and how it is shown: to a program as JSON, to a person in colour. */
package io.rhema.local.answer;
