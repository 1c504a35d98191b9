/** user-pool-service as this service sees it: clients, sign-in, tokens and the users' own operations. */
package io.kognita.hostedui.client;
