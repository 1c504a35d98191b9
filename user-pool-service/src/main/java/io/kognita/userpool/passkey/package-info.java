/** Passkeys: public keys that users register and sign in with, by W3C's Web Authentication. */
package io.kognita.userpool.passkey;
