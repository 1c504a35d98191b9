/** Identity providers outside, by which users of a pool may sign in: OpenID Connect, SAML 2.0 and social ones. */
package io.kognita.userpool.identityprovider;
