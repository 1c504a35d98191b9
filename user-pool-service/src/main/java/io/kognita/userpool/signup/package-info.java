/** How users create and confirm their own accounts. */
package io.kognita.userpool.signup;
