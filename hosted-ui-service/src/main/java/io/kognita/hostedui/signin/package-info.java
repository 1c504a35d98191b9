/** The sign-in pages. */
package io.kognita.hostedui.signin;
