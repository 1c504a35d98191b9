package io.kognita.userpool.risk;

import io.kognita.userpool.user.User;
import io.kognita.wire.config.Deployment;
import jakarta.inject.Singleton;
import java.net.URI;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;

/** Links of mails to the page on which a user judges a sign-in. */
@Singleton
class FeedbackLinks {

    private final URI publicUrl;

    FeedbackLinks(Deployment deployment) {
        publicUrl = deployment.publicUrl();
    }

    /** A link in which nothing needs to be encoded: ids, a token in Base64 for URLs, and a word. */
    String of(User user, String eventId, String token, FeedbackValueType value) {
        return publicUrl + "/" + user.poolId() + "/feedback/" + eventId + "?user=" + user.sub() + "&value=" + value
                + "&token=" + token;
    }
}
