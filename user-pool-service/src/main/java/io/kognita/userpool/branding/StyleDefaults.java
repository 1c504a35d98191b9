package io.kognita.userpool.branding;

import io.kognita.wire.aws.AwsJson;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ManagedLoginBrandingType;

/** What managed login looks like where a style says nothing: Kognita's own values under AWS's names. */
final class StyleDefaults {

    private static final String JSON = """
            {"Settings": {
              "categories": {
                "auth": {
                  "authMethodOrder": [[
                    {"display": "BUTTON", "type": "FEDERATED"},
                    {"display": "INPUT", "type": "USERNAME_PASSWORD"}]],
                  "federation": {"interfaceStyle": "BUTTON_LIST", "order": []}},
                "form": {
                  "displayGraphics": false,
                  "instructions": {"enabled": false},
                  "languageSelector": {"enabled": false},
                  "location": {"horizontal": "CENTER", "vertical": "CENTER"},
                  "sessionTimerDisplay": "NONE"},
                "global": {
                  "colorSchemeMode": "LIGHT",
                  "pageFooter": {"enabled": false},
                  "pageHeader": {"enabled": false},
                  "spacingDensity": "REGULAR"},
                "signUp": {"acceptanceElements": [{"enforcement": "NONE", "textKey": "en"}]}},
              "componentClasses": {
                "buttons": {"borderRadius": 6},
                "input": {
                  "borderRadius": 6,
                  "lightMode": {"defaults": {"backgroundColor": "ffffffff", "borderColor": "8a94a6ff"}},
                  "darkMode": {"defaults": {"backgroundColor": "10151eff", "borderColor": "5c6678ff"}}},
                "link": {
                  "lightMode": {"defaults": {"textColor": "1d4ed8ff"}, "hover": {"textColor": "1e3a8aff"}},
                  "darkMode": {"defaults": {"textColor": "93b4ffff"}, "hover": {"textColor": "c3d5ffff"}}}},
              "components": {
                "form": {
                  "borderRadius": 8,
                  "backgroundImage": {"enabled": false},
                  "logo": {"enabled": false, "formInclusion": "IN", "location": "CENTER", "position": "TOP"},
                  "lightMode": {"backgroundColor": "ffffffff", "borderColor": "d5dae3ff"},
                  "darkMode": {"backgroundColor": "171d29ff", "borderColor": "3a4354ff"}},
                "pageBackground": {
                  "image": {"enabled": false},
                  "lightMode": {"color": "f4f6faff"},
                  "darkMode": {"color": "0b0f17ff"}},
                "primaryButton": {
                  "lightMode": {
                    "defaults": {"backgroundColor": "1d4ed8ff", "textColor": "ffffffff"},
                    "hover": {"backgroundColor": "1e40afff", "textColor": "ffffffff"}},
                  "darkMode": {
                    "defaults": {"backgroundColor": "93b4ffff", "textColor": "0b0f17ff"},
                    "hover": {"backgroundColor": "c3d5ffff", "textColor": "0b0f17ff"}}}}}}
            """;

    static final Document SETTINGS = AwsJson.decode(
                    JSON.getBytes(StandardCharsets.UTF_8), ManagedLoginBrandingType.builder())
            .settings();

    private StyleDefaults() {}
}
