/** Terms of use and privacy policies of app clients: where they are, in which language. */
package io.kognita.userpool.terms;
