/**
 * Sign-in at identity providers outside: sending browsers there, proving what they bring back, and signing in the user of
 * the pool whom that names.
 */
package io.kognita.hostedui.federation;
