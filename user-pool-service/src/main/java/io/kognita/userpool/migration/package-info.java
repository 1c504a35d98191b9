/** Users of an older directory, who come when they sign in or ask for a new password and the pool's function knows them. */
package io.kognita.userpool.migration;
