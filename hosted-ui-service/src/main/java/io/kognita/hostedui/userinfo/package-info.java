/** OpenID Connect's user information (Core section 5.3). */
package io.kognita.hostedui.userinfo;
