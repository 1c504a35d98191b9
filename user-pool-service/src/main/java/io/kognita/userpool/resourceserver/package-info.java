/** Resource servers: APIs outside this deployment, and the scopes that access tokens carry to them. */
package io.kognita.userpool.resourceserver;
