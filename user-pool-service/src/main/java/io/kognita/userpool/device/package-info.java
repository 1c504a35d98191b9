/** Users' devices: confirmed with a password of their own, remembered, listed and forgotten. */
package io.kognita.userpool.device;
