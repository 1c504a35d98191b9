/** RSA signatures by OpenSSL's libcrypto, which the JDK's interfaces hide: without it all works, slower. */
package io.kognita.userpool.libcrypto;
