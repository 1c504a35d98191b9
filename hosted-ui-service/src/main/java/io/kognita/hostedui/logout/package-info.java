/** Signing out. */
package io.kognita.hostedui.logout;
