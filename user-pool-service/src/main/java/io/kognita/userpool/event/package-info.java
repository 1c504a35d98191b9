/** Facts about settings, for whoever keeps an audit trail or a copy. */
package io.kognita.userpool.event;
