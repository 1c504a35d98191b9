/** What hosted-ui-service and user-pool-service say to each other about signing a user in. JSON, internal, service-authenticated. */
package io.kognita.wire.signin;
