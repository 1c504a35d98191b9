package io.kognita.userpool.risk;

import static io.kognita.userpool.risk.WatchedPool.BROWSER;
import static io.kognita.userpool.risk.WatchedPool.HOME;
import static io.kognita.userpool.risk.WatchedPool.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.risk.adaptive.CityFile;
import io.kognita.userpool.user.User;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverEventActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RiskSources.class)
class TakeoverNoticesTest {

    private static final String ELSEWHERE = "100.64.1.7";

    /** As AWS's own example has it: a link without quotes. */
    private static final String HTML = "<p>{username} {ip-address} {city} {country} {login-time} {device-name}</p>"
            + "<a href={one-click-link-valid}>yes</a><a href={one-click-link-invalid}>no</a>";

    private static final Pattern LINK = Pattern.compile("<a href=\"?(\\S+?)\"?>");

    @Inject
    TestPools pools;

    @Inject
    TestUsers stored;

    @Inject
    TestMail mail;

    private final HttpClient browser = HttpClient.newHttpClient();
    private WatchedPool pool;

    @BeforeEach
    void aUserWhoIsKnown() {
        pool = new WatchedPool(pools, stored, AdvancedSecurityModeType.ENFORCED);
        pool.user("ann");
        pool.signIn("ann", CityFile.LONDON, BROWSER);
    }

    @Test
    void tellsWhoWasBlockedInThePoolsWords() {
        react(AccountTakeoverEventActionType.BLOCK);

        blocked("Evil/1.0");
        JsonNode sent = mail.latest(pool.email("ann"));
        assertThat(sent.get("subject").textValue()).isEqualTo("Blocked on Evil/1.0");
        assertThat(sent.get("from").textValue()).isEqualTo("Security <security@example.com>");
        assertThat(sent.get("replyTo").textValue()).isEqualTo("help@example.com");
        assertThat(sent.get("body").textValue())
                .contains(pool.name("ann"), CityFile.PARIS, "Paris", "France", "UTC", "Evil/1.0");
        assertThat(sent.get("text").textValue())
                .contains("Event " + pool.lastEvent("ann").eventId())
                .contains("http");
    }

    @Test
    void aSecondFactorAndALetPassHaveWordsOfTheirOwn() {
        react(AccountTakeoverEventActionType.NO_ACTION);
        pool.signIn("ann", ELSEWHERE, "New/1.0");

        assertThat(mail.latest(pool.email("ann")).get("subject").textValue()).isEqualTo("Allowed");
        assertThat(mail.latest(pool.email("ann")).has("text")).isFalse();
    }

    @Test
    void aStrangersDeviceNameIsTextAndNothingElse() {
        react(AccountTakeoverEventActionType.BLOCK);

        blocked("<script>alert(1)</script>\" onload=x {one-click-link-valid} {username}");
        JsonNode sent = mail.latest(pool.email("ann"));
        assertThat(sent.get("body").textValue())
                .doesNotContain("<script", "onload=", "\" ", "{one-click-link-valid} ")
                .contains("&#60;script&#62;", "&#123;username&#125;");
        assertThat(sent.get("text").textValue()).contains("{username}").doesNotContain("\n{");
    }

    @Test
    void wordsItselfInTheUsersLanguageWhereThePoolHasNoWords() {
        stored.user(
                pool.pool,
                pool.name("bob"),
                PASSWORD,
                UserStatusType.CONFIRMED,
                Map.of("email", pool.email("bob"), "email_verified", "true", "locale", "de-CH"));
        pool.signIn("bob", HOME, BROWSER);
        pool.react(AccountTakeoverEventActionType.NO_ACTION, true);
        pool.signIn("bob", ELSEWHERE, "New/1.0");

        JsonNode sent = mail.latest(pool.email("bob"));
        assertThat(sent.get("subject").textValue()).isEqualTo("Neue Anmeldung");
        assertThat(sent.get("body").textValue()).contains("Das war ich nicht", ELSEWHERE);
        assertThat(sent.has("replyTo")).isFalse();
    }

    @Test
    void tellsNobodyAtAnAddressThatIsNotVerified() {
        stored.user(
                pool.pool,
                pool.name("bob"),
                PASSWORD,
                UserStatusType.CONFIRMED,
                Map.of("email", pool.email("bob"), "email_verified", "false"));
        pool.signIn("bob", HOME, BROWSER);
        pool.react(AccountTakeoverEventActionType.NO_ACTION, true);
        pool.signIn("bob", ELSEWHERE, "New/1.0");

        assertThat(mail.to(pool.email("bob"))).isEmpty();
    }

    @Test
    void tellsNobodyWithoutNotifyOrInAuditMode() {
        pool.react(AccountTakeoverEventActionType.NO_ACTION, false);
        pool.signIn("ann", ELSEWHERE, "New/1.0");
        assertThat(mail.to(pool.email("ann"))).isEmpty();

        WatchedPool audit = new WatchedPool(pools, stored, AdvancedSecurityModeType.AUDIT);
        audit.user("ann");
        audit.signIn("ann", HOME, BROWSER);
        audit.react(AccountTakeoverEventActionType.BLOCK, true);
        audit.signIn("ann", ELSEWHERE, "New/1.0");
        assertThat(mail.to(audit.email("ann"))).isEmpty();
    }

    @Test
    void aFunctionThatSendsMailsIsToldWhatAwsTellsIt() {
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:" + pool.client;
        pool = WatchedPool.alone(pools, stored);
        pool.idp.updateUserPool(request -> request.userPoolId(pool.id())
                .userPoolTier(pool.pool.userPoolTier())
                .userPoolAddOns(addOns -> addOns.advancedSecurityMode(AdvancedSecurityModeType.ENFORCED))
                .lambdaConfig(lambda -> lambda.customEmailSender(
                                sender -> sender.lambdaArn(arn).lambdaVersion("V1_0"))
                        .kmsKeyID("arn:aws:kms:us-east-1:000000000000:key/senders")));
        pool.user("ann");
        pool.signIn("ann", HOME, BROWSER);
        pool.react(AccountTakeoverEventActionType.BLOCK, true);
        blocked("Evil/1.0");

        JsonNode event = mail.calls(arn).getLast().get("event");
        assertThat(event.get("triggerSource").textValue()).isEqualTo("CustomEmailSender_AccountTakeOverNotification");
        assertThat(event.at("/request/code").isNull()).isTrue();
        JsonNode attributes = event.at("/request/userAttributes");
        assertThat(attributes.get("ACCOUNT_TAKE_OVER_ACTION").textValue()).isEqualTo("BLOCK");
        assertThat(attributes.get("IP_ADDRESS").textValue()).isEqualTo(CityFile.PARIS);
        assertThat(attributes.get("EVENT_ID").textValue())
                .isEqualTo(pool.lastEvent("ann").eventId());
        assertThat(attributes.get("USER_NAME").textValue()).isEqualTo(pool.name("ann"));
        assertThat(attributes.has("ONE_CLICK_LINK_VALID")).isTrue();
        assertThat(attributes.has("FEEDBACK_TOKEN")).isTrue();
    }

    @Test
    void alinkAsksAndItsButtonJudges() throws Exception {
        react(AccountTakeoverEventActionType.BLOCK);
        blocked("New/1.0");
        String link = links().getFirst();

        HttpResponse<String> page = open(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).contains("<form method=\"post\"");
        assertThat(pool.lastEvent("ann").eventFeedback()).isNull();

        assertThat(press(link, link.substring(link.indexOf('?') + 1)).body()).contains("Thank you.");
        AuthEventType judged = pool.lastEvent("ann");
        assertThat(judged.eventFeedback().feedbackValue()).isEqualTo(FeedbackValueType.VALID);
        assertThat(judged.eventFeedback().provider()).isEqualTo("User");
        assertThat(pool.signIn("ann", CityFile.PARIS, "New/1.0").authenticationResult())
                .isNotNull();
    }

    @Test
    void anotherEventUserValueOrTokenIsNotJudged() throws Exception {
        User bob = pool.user("bob");
        react(AccountTakeoverEventActionType.BLOCK);
        blocked("New/1.0");
        String link = links().getLast();
        String ann = link.replaceFirst(".*user=([^&]+).*", "$1");
        AuthEventType first = pool.events("ann").getLast();

        List<String> wrong = List.of(
                link.replaceFirst("/feedback/[^?]+", "/feedback/" + first.eventId()),
                link.replace(ann, bob.sub().toString()),
                link.replaceFirst("value=[^&]+", "value=Perhaps"),
                link.replaceFirst("value=[^&]+&", ""),
                link.substring(0, link.length() - 2),
                link.replaceFirst("token=.*", "token="),
                link.replaceFirst("&token=.*", ""),
                link.replaceFirst("/us-east-1_[^/]+/", "/us-east-1_nowhere00/"),
                link.replace(ann, "nobody"));
        for (String forged : wrong) {
            assertThat(open(forged).statusCode()).as(forged).isEqualTo(400);
            assertThat(press(forged, forged.substring(forged.indexOf('?') + 1)).statusCode())
                    .as(forged)
                    .isEqualTo(400);
        }
        assertThat(pool.events("ann")).allMatch(event -> event.eventFeedback() == null);
    }

    @Test
    void thePageShowsNothingThatAStrangerWrote() throws Exception {
        assertThat(open("/" + pool.id() + "/feedback/%3Cscript%3E?user=%3Cb%3E&value=Valid&token=%22%3E")
                        .body())
                .doesNotContain("<script", "<b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b\r\nBcc: c@d", "a@b@c", ""})
    void sendersMustBeAddresses(String address) {
        assertThatThrownBy(() -> pool.react(actions -> {}, mails -> mails.from(address)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> pool.react(actions -> {}, mails -> mails.replyTo(address)))
                .isInstanceOf(InvalidParameterException.class);
    }

    private void react(AccountTakeoverEventActionType action) {
        pool.react(
                actions -> actions.mediumAction(WatchedPool.action(action, true))
                        .highAction(WatchedPool.action(action, true)),
                mails -> mails.from("Security <security@example.com>")
                        .replyTo("help@example.com")
                        .blockEmail(block -> block.subject("Blocked on {device-name}")
                                .htmlBody(HTML)
                                .textBody("Event {event-id} on {device-name} {one-click-link-valid}"))
                        .noActionEmail(allowed -> allowed.subject("Allowed").htmlBody(HTML)));
    }

    private void blocked(String userAgent) {
        assertThatThrownBy(() -> pool.signIn("ann", CityFile.PARIS, userAgent))
                .isInstanceOf(NotAuthorizedException.class);
    }

    /** "It was me", then "it was not me". */
    private List<String> links() {
        Matcher links = LINK.matcher(mail.latest(pool.email("ann")).get("body").textValue());
        return links.results()
                .map(found -> found.group(1).replace("&#38;", "&").replace("&#61;", "="))
                .map(URI::create)
                .map(link -> link.getRawPath() + "?" + link.getRawQuery())
                .toList();
    }

    private HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(Idp.endpoint() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> press(String path, String form) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(Idp.endpoint() + path.replaceFirst("\\?.*", "")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
