/** Resetting a forgotten password. */
package io.kognita.hostedui.recovery;
