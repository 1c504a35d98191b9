package io.kognita.trigger.webhook;

/**
 * What a webhook answered.
 *
 * @param saysError whether it marked the answer as a function's error with Lambda's {@code X-Amz-Function-Error}
 */
record WebhookAnswer(int status, boolean saysError, byte[] body) {}
