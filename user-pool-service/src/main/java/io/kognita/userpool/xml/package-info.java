/** XML that strangers wrote. */
package io.kognita.userpool.xml;
