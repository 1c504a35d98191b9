package io.kognita.local.run;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What a developer reads when the run is ready.
 *
 * @param layout where the run lives
 * @param secrets the run's keys
 */
record Banner(Layout layout, Secrets secrets) {

    void print(PrintStream out) {
        Path aws = layout.home().resolve("aws");
        out.printf(
                """

                Kognita is ready.

                  endpoint     %1$s
                  mails        %2$s
                  access key   %3$s
                  secret key   %4$s
                  logs         %5$s

                Try:

                  export AWS_CONFIG_FILE='%6$s/config' AWS_SHARED_CREDENTIALS_FILE='%6$s/credentials'
                  aws --endpoint-url %1$s cognito-idp create-user-pool --pool-name first --query UserPool.Id --output text
                  aws --endpoint-url %1$s cognito-idp list-user-pools --max-results 10

                """,
                layout.publicUrl(),
                layout.mailUrl(),
                secrets.accessKey().user(),
                secrets.accessKey().password(),
                layout.logs(),
                aws);
        out.flush();
    }
}
