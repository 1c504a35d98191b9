/** The browser's session with a pool, which signs a user in to every client of the pool, and the proof that a form is ours. */
package io.kognita.hostedui.session;
