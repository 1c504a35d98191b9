package io.kognita.wire.aws;

/**
 * What an operation may know of the request around its input.
 *
 * @param requestId the id that the answer carries in {@code x-amzn-RequestId}
 * @param operation the operation's AWS name, for example {@code SignUp}
 * @param sourceIp address of the client as the gateway reports it
 * @param userAgent the client's {@code User-Agent}, empty when it sent none
 */
public record Call(String requestId, String operation, Caller caller, String sourceIp, String userAgent) {

    /** True when a service of this deployment calls on behalf of a user it has already authenticated as a client. */
    public boolean fromService() {
        return caller instanceof Caller.Service;
    }

    /** The same call, made for a user who is elsewhere. */
    public Call from(String address, String agent) {
        return new Call(requestId, operation, caller, address, agent);
    }
}
