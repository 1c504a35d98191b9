/** How the sign-in pages of pools and app clients look: style sheet and logo of the classic ones, styles of managed login. */
package io.kognita.userpool.branding;
