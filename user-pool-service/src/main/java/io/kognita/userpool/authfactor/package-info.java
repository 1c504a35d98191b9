/** By which factors a user can sign in, the first ones and the second ones alike. */
package io.kognita.userpool.authfactor;
