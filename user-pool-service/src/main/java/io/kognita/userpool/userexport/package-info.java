/** Users to a file, with their passwords' hashes: sealed to the operator's public key, piece by piece. */
package io.kognita.userpool.userexport;
