package io.kognita.userpool.risk;

import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.Users;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/**
 * Where the links of a notice lead. The link alone changes nothing, for programs follow links of mails too: its reader presses
 * a button. Only whoever has the token, which is good for one event of one user, gets so far.
 */
@Path("/{poolId}/feedback/{eventId}")
@Produces(MediaType.TEXT_HTML)
public class FeedbackPage {

    /** No script, no style, no frame around it, and a form that leads nowhere else. */
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final String THANKS = "Thank you.";
    private static final String INVALID = "This link is not valid, or its sign-in is too long ago.";

    private final Pools pools;
    private final Users users;
    private final FeedbackTokens tokens;
    private final AuthEvents events;

    FeedbackPage(Pools pools, Users users, FeedbackTokens tokens, AuthEvents events) {
        this.pools = pools;
        this.users = users;
        this.tokens = tokens;
        this.events = events;
    }

    /**
     * What the page asks.
     *
     * @param action the path of the page itself
     * @param valid true for "it was me"
     */
    record Question(String action, String user, String token, String value, boolean valid) {}

    /** The template with the types of its data. */
    @CheckedTemplate(basePath = "")
    static final class Templates {

        private Templates() {}

        /**
         * The page.
         *
         * @param question null where there is nothing to ask
         * @param notice null where there is something to ask
         */
        static native TemplateInstance feedback(Question question, String notice);
    }

    /** Asks whether the reader means it. */
    @GET
    public Uni<Response> ask(
            @PathParam("poolId") String poolId,
            @PathParam("eventId") String eventId,
            @QueryParam("user") String user,
            @QueryParam("value") String value,
            @QueryParam("token") String token) {
        Optional<FeedbackValueType> feedback = known(value);
        return holder(poolId, eventId, user, token)
                .flatMap(found -> found.isPresent() && feedback.isPresent()
                        ? page(
                                200,
                                new Question(
                                        "/" + poolId + "/feedback/" + eventId,
                                        user,
                                        token,
                                        feedback.get().toString(),
                                        feedback.get() == FeedbackValueType.VALID),
                                null)
                        : page(400, null, INVALID));
    }

    /** Keeps what the reader said. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> keep(
            @PathParam("poolId") String poolId,
            @PathParam("eventId") String eventId,
            @FormParam("user") String user,
            @FormParam("value") String value,
            @FormParam("token") String token) {
        Optional<FeedbackValueType> feedback = known(value);
        return holder(poolId, eventId, user, token)
                .flatMap(found -> found.isPresent() && feedback.isPresent()
                        ? events.judge(found.get(), eventId, feedback.get(), "User")
                                .chain(() -> page(200, null, THANKS))
                        : page(400, null, INVALID))
                .onFailure(ResourceNotFoundException.class)
                .recoverWithUni(() -> page(400, null, INVALID));
    }

    /** The user whom the token names; empty for a token that does not fit, and for names that nobody has. */
    private Uni<Optional<User>> holder(String poolId, String eventId, String name, String token) {
        if (name == null || token == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return pools.byId(poolId)
                .flatMap(pool -> users.find(pool, name))
                .map(found -> found.filter(user -> tokens.fits(token, user, eventId)))
                .onFailure(ResourceNotFoundException.class)
                .recoverWithItem(Optional.empty());
    }

    private static Optional<FeedbackValueType> known(String value) {
        return Optional.ofNullable(value)
                .map(FeedbackValueType::fromValue)
                .filter(feedback -> feedback != FeedbackValueType.UNKNOWN_TO_SDK_VERSION);
    }

    private static Uni<Response> page(int status, Question question, String notice) {
        return Templates.feedback(question, notice)
                .createUni()
                .map(html -> Response.status(status)
                        .entity(html)
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .header("Content-Security-Policy", POLICY)
                        .header("X-Frame-Options", "DENY")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Referrer-Policy", "no-referrer")
                        .header("Cache-Control", "no-store")
                        .build());
    }
}
