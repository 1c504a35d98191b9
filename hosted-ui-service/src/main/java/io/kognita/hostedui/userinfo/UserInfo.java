package io.kognita.hostedui.userinfo;

import com.fasterxml.jackson.databind.JsonNode;
import io.kognita.hostedui.client.UserPool;
import io.kognita.hostedui.client.UserPoolRefusal;
import io.kognita.hostedui.web.CrossOrigin;
import io.kognita.hostedui.web.MalformedParameters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;

/** {@code /oauth2/userInfo}: the claims that a bearer's access token gives a right to. */
@Path("/oauth2/userInfo")
@CrossOrigin
public class UserInfo {

    private static final Logger LOG = Logger.getLogger(UserInfo.class);

    private final UserPool userPool;

    UserInfo(UserPool userPool) {
        this.userPool = userPool;
    }

    @GET
    public Uni<Response> get(@Context HttpServerRequest http) {
        return answer(http, "");
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> post(@Context HttpServerRequest http, String body) {
        return answer(http, body);
    }

    /** A browser's question whether it may ask. */
    @OPTIONS
    public Response preflight() {
        return Response.noContent().build();
    }

    private Uni<Response> answer(HttpServerRequest http, String body) {
        return Uni.createFrom()
                .deferred(() -> userPool.userInfo(BearerToken.of(http, body)))
                .map(UserInfo::claims)
                .onFailure()
                .recoverWithItem(UserInfo::refused);
    }

    private static Response claims(JsonNode claims) {
        return Response.ok(claims)
                .type("application/json;charset=UTF-8")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Response refused(Throwable failure) {
        return switch (failure) {
            case BearerError error -> error.answer();
            case MalformedParameters _ -> BearerError.invalidRequest().answer();
            case UserPoolRefusal refusal -> refused(refusal);
            default -> unavailable(failure);
        };
    }

    private static Response refused(UserPoolRefusal refusal) {
        return switch (refusal.code()) {
            case "NotAuthorizedException",
                    "UserNotFoundException",
                    "UserNotConfirmedException",
                    "PasswordResetRequiredException",
                    "ResourceNotFoundException" -> BearerError.invalidToken().answer();
            case "ForbiddenException" -> BearerError.insufficientScope().answer();
            case "InvalidParameterException" -> BearerError.invalidRequest().answer();
            case "TooManyRequestsException" -> Response.status(429).build();
            default -> unavailable(refusal);
        };
    }

    private static Response unavailable(Throwable failure) {
        LOG.error("user information failed", failure);
        return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
    }
}
