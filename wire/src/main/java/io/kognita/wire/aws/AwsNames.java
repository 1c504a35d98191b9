package io.kognita.wire.aws;

import java.util.Map;

/** Names on the wire, which the SDK's classes spell otherwise in a few cases. */
final class AwsNames {

    private static final Map<String, String> SPELLED_OTHERWISE = Map.of(
            "AdminSetUserMfaPreference", "AdminSetUserMFAPreference",
            "GetCsvHeader", "GetCSVHeader",
            "GetUiCustomization", "GetUICustomization",
            "SetUiCustomization", "SetUICustomization",
            "SetUserMfaPreference", "SetUserMFAPreference",
            "EnableSoftwareTokenMfaException", "EnableSoftwareTokenMFAException",
            "MfaMethodNotFoundException", "MFAMethodNotFoundException",
            "SoftwareTokenMfaNotFoundException", "SoftwareTokenMFANotFoundException");

    private AwsNames() {}

    /** The name of an operation by its request class. */
    static String operation(Class<?> request) {
        String name = request.getSimpleName();
        return spelled(name.substring(0, name.length() - "Request".length()));
    }

    /** The code of an error by its exception class. */
    static String error(Class<?> exception) {
        return spelled(exception.getSimpleName());
    }

    private static String spelled(String name) {
        return SPELLED_OTHERWISE.getOrDefault(name, name);
    }
}
