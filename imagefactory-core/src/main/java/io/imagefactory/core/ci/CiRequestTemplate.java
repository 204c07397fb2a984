package io.imagefactory.core.ci;

import java.util.List;

/**
 * A POST that asks for a build, the same for all images of one kind of CI system. Its body is JSON: an object with the
 * member {@code ref}, the branch, and one with the inputs. An answer from 200 to 299 is a success; one from 400 to 499
 * other than 408 and 429 is a refusal, and what else comes may be sent again.
 *
 * @param name of letters, digits and {@code -}: {@code github-workflow}
 * @param path what follows the URL of the API, with the {@code variables} in braces
 * @param variables what differs from image to image; values are percent-encoded
 * @param headers in order; {@code {token}} stands for the token
 * @param inputs the member of the body for the inputs
 * @param listed whether the inputs are a list of objects with {@code key} and {@code value}, and not one object
 */
public record CiRequestTemplate(
        String name, String path, List<String> variables, List<Header> headers, String inputs, boolean listed) {

    public CiRequestTemplate {
        variables = List.copyOf(variables);
        headers = List.copyOf(headers);
    }

    /** One field of the request. */
    public record Header(String name, String value) {}
}
