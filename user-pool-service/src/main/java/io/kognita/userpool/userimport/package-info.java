/** Users from a file: import jobs as AWS has them, the upload of the file, and the work on it. */
package io.kognita.userpool.userimport;
