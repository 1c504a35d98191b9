/** Signing up and confirming an account. */
package io.kognita.hostedui.signup;
