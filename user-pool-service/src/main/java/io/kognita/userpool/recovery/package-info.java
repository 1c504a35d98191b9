/** How users get back in, and change their passwords. */
package io.kognita.userpool.recovery;
