/**
 * Which second factors and passkeys a pool has, which of them its users have, and what a pool asks of a user; the questions
 * themselves are challenges of the sign-in engine.
 */
package io.kognita.userpool.mfa;
