/** Authorization codes. */
package io.kognita.hostedui.code;
