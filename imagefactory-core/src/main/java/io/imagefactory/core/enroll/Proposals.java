package io.imagefactory.core.enroll;

import java.util.List;

/**
 * What was found.
 *
 * @param proposals the managed images, then the external ones, each in order of their names
 * @param passedOver Dockerfiles and files of others that came to no proposal
 * @param enrolled the names of images in images.yaml that were found again
 * @param changed how what was found of an enrolled image differs from what images.yaml says, each a sentence
 */
public record Proposals(
        List<Proposal> proposals, List<PassedOver> passedOver, List<String> enrolled, List<String> changed) {

    public Proposals {
        proposals = List.copyOf(proposals);
        passedOver = List.copyOf(passedOver);
        enrolled = List.copyOf(enrolled);
        changed = List.copyOf(changed);
    }

    /**
     * A file that came to no proposal.
     *
     * @param where its path, with a line where one is known
     * @param reason a clause for people
     */
    public record PassedOver(String where, String reason) {}

    /** The same, with the files named as those of a repository. */
    Proposals in(String repository) {
        return new Proposals(
                proposals,
                passedOver.stream()
                        .map(file -> new PassedOver(repository + "/" + file.where(), file.reason()))
                        .toList(),
                enrolled,
                changed);
    }

    /** Those that are as sure as that or surer. */
    public List<Proposal> atLeast(Confidence least) {
        return proposals.stream()
                .filter(proposal -> proposal.confidence().isAtLeast(least))
                .toList();
    }
}
