package io.kognita.userpool.client;

import software.amazon.awssdk.services.cognitoidentityprovider.model.TokenValidityUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** What AWS sets for members that a request left out, in a new client and in each update. */
final class ClientDefaults {

    private static final int REFRESH_TOKEN_DAYS = 30;
    private static final int SESSION_MINUTES = 3;

    private ClientDefaults() {}

    /** Settings with every default that a Describe answer shows. */
    static UserPoolClientType complete(UserPoolClientType given) {
        boolean noRefreshValidity = given.refreshTokenValidity() == null || given.refreshTokenValidity() == 0;
        UserPoolClientType.Builder complete = given.toBuilder()
                .tokenValidityUnits(or(
                        given.tokenValidityUnits(),
                        TokenValidityUnitsType.builder().build()))
                .allowedOAuthFlowsUserPoolClient(or(given.allowedOAuthFlowsUserPoolClient(), false))
                .enableTokenRevocation(or(given.enableTokenRevocation(), true))
                .enablePropagateAdditionalUserContextData(or(given.enablePropagateAdditionalUserContextData(), false))
                .authSessionValidity(or(given.authSessionValidity(), SESSION_MINUTES));
        if (noRefreshValidity) {
            complete.refreshTokenValidity(REFRESH_TOKEN_DAYS)
                    .tokenValidityUnits(units -> inDays(units, given.tokenValidityUnits()));
        }
        return complete.build();
    }

    /** Thirty days stay thirty days, whatever unit came with a validity of zero. */
    private static void inDays(TokenValidityUnitsType.Builder units, TokenValidityUnitsType given) {
        if (given != null) {
            units.accessToken(given.accessToken()).idToken(given.idToken());
            if (given.refreshToken() != null) {
                units.refreshToken("days");
            }
        }
    }

    private static <T> T or(T value, T whenAbsent) {
        return value == null ? whenAbsent : value;
    }
}
