/**
 * The AWS Encryption SDK's message format, as far as it takes to hand a secret to a function that decrypts it with Amazon's own
 * libraries. The library for Java is the judge in the tests only: its present line brings the SDK of AWS KMS and a second
 * runtime into the native image, and the line before it gets no releases any more.
 */
package io.kognita.userpool.encryption;
