/** Learning from lines of text which words are in few of them. */
package io.rhema.local.keyword;
