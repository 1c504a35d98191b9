/** What the resources under {@code /internal} have in common; the wire lets none but services of this deployment in. */
package io.kognita.userpool.internal;
