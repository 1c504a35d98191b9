package io.kognita.userpool.userimport;

import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHashingAlgorithmType;

/**
 * What is the same for all rows of a job.
 *
 * @param algorithm of all password hashes, if the job names one
 * @param firebase sealed parameters of the Firebase project whose hashes the pool takes
 */
record ImportRules(FileHeader header, Optional<PasswordHashingAlgorithmType> algorithm, Optional<String> firebase) {}
