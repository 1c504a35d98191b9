/**
 * The sign-in engine. A flow begins a sign-in, challenges continue it, and each call ends in an {@link
 * io.kognita.userpool.auth.Outcome}; {@code docs/sign-in.md} draws the states.
 */
package io.kognita.userpool.auth;
