/** Which second factors and passkeys a pool has. */
package io.kognita.userpool.mfa;
